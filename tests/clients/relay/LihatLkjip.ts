import { graphql } from 'relay-runtime';

export const query = graphql`
  query LihatLkjipQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ...RingkasanLkjip_lkjip @alias(as: "lkjip")
      ...KartuKecamatan_kecamatan @alias(as: "kecamatan")
    }
  }
`;
