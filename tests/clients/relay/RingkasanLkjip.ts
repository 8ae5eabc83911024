import { graphql } from 'relay-runtime';

export const fragment = graphql`
  fragment RingkasanLkjip_lkjip on Lkjip @refetchable(queryName: "RingkasanLkjipRefetchQuery") {
    tahun
    revisi
    status
    version
    allowedActions
    rataRataCapaian {
      __typename
    }
    indikatorList(iku: true) {
      id
      nama
      capaian {
        nilai
      }
    }
  }
`;
