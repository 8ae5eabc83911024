// What a client written in TypeScript may rely on.

import type {
  KecamatanLihatQuery,
  KecamatanLihatQueryVariables,
  KecamatanRingkasFragment,
  LkjipAjukanMutation,
  LkjipAjukanMutationVariables,
  LkjipHalamanQuery,
  LkjipLihatQuery,
} from '../generated/codegen/types.js';

export const lihat: KecamatanLihatQueryVariables = { kode: '35.29.13', tahun: 2023 };

export const ajukan: LkjipAjukanMutationVariables = { input: { id: 'tidak-ada', version: 1 } };

// @ts-expect-error: the year is required.
export const tanpaTahun: KecamatanLihatQueryVariables = { kode: '35.29.13' };

// @ts-expect-error: not a value of the enum.
export const lautan: KecamatanLihatQueryVariables = { ...lihat, letak: 'LAUTAN' };

export function namaKecamatan(data: KecamatanLihatQuery): string[] {
  const ringkas: KecamatanRingkasFragment[] = [data.kecamatan, ...data.kecamatanList];
  return ringkas.map(({ nama, kabupaten }) => `${nama}, ${kabupaten.nama}`);
}

export function status(data: KecamatanLihatQuery): string {
  return data.kecamatan.lkjip?.status ?? 'BELUM_ADA';
}

// Decimals and money are text: nothing is lost in a double.
export function capaian(data: LkjipLihatQuery): Map<string, string | null> {
  return new Map(
    data.lkjip.indikatorList.map(({ nomor, capaian }) => [nomor, capaian.nilai ?? null]),
  );
}

export function berikutnya(data: LkjipHalamanQuery): string | null {
  const { hasNextPage, endCursor } = data.lkjipList.pageInfo;
  return hasNextPage ? (endCursor ?? null) : null;
}

export function pesan(data: LkjipAjukanMutation): string[] {
  return data.lkjipSubmit.userErrors.map(({ code, message, path }) => {
    const tempat = path.join('/');
    return code === 'CONFLICT' ? `muat ulang: ${message}` : `${tempat}: ${message}`;
  });
}
