import { graphql } from 'relay-runtime';

export const mutation = graphql`
  mutation AjukanLkjipMutation($input: LkjipStepInput!) {
    lkjipSubmit(input: $input) {
      lkjip {
        id
        ...RingkasanLkjip_lkjip
      }
      userErrors {
        code
        message
        path
      }
    }
  }
`;
