import { graphql } from 'relay-runtime';

export const query = graphql`
  query DaftarLkjipQuery($tahun: Int) {
    ...DaftarLkjip_query @arguments(tahun: $tahun)
  }
`;

export const fragment = graphql`
  fragment DaftarLkjip_query on Query
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 20 }
    cursor: { type: "String" }
    tahun: { type: "Int" }
  )
  @refetchable(queryName: "DaftarLkjipPaginationQuery") {
    lkjipList(first: $count, after: $cursor, tahun: $tahun) @connection(key: "DaftarLkjip_lkjipList") {
      totalCount
      edges {
        node {
          id
          ...RingkasanLkjip_lkjip
          kecamatan {
            ...KartuKecamatan_kecamatan
          }
        }
      }
    }
  }
`;
