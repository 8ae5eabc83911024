import { graphql } from 'relay-runtime';

export const fragment = graphql`
  fragment KartuKecamatan_kecamatan on Kecamatan
  @argumentDefinitions(tahun: { type: "Int", defaultValue: 2023 })
  @refetchable(queryName: "KartuKecamatanRefetchQuery") {
    kode
    nama
    letak
    lkjip(tahun: $tahun) {
      ...RingkasanLkjip_lkjip
    }
  }
`;
