SELECT json_build_object('data', json_build_object('kecamatanList', json_agg(k ORDER BY k.kode)))
FROM (
    SELECT k.kode, k.nama,
        (SELECT json_build_object('tahun', l.tahun, 'indikatorList',
            (SELECT json_agg(json_build_object('nama', i.nama, 'satuan', i.satuan) ORDER BY i.urutan)
             FROM lkjip_indikator i WHERE i.lkjip_id = l.id))
         FROM lkjip l
         WHERE l.kecamatan_id = k.id AND l.tahun = 2023 AND l.status = 'DISETUJUI' AND l.digantikan_pada IS NULL) AS lkjip
    FROM kecamatan k
    WHERE k.kabupaten_id = 1
) k;
