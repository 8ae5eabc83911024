import { graphql } from 'relay-runtime';

export const query = graphql`
  query UbahPenggunaQuery {
    penggunaList(first: 20) @connection(key: "UbahPengguna_penggunaList") {
      __id
      edges {
        node {
          id
          username
        }
      }
    }
  }
`;

export const mutation = graphql`
  mutation UbahPenggunaMutation($input: PenggunaUpdateInput!, $connections: [ID!]!) {
    penggunaUpdate(input: $input) {
      pengguna @appendNode(connections: $connections, edgeTypeName: "PenggunaEdge") {
        id
        username
        nama
        peran
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`;
