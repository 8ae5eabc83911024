import { graphql } from 'relay-runtime';

export const query = graphql`
  query DaftarKecamatanQuery($letak: Letak, $tahun: Int!) {
    kabupaten {
      nama
    }
    kecamatanList(letak: $letak) {
      id
      ...KartuKecamatan_kecamatan @arguments(tahun: $tahun)
    }
  }
`;
