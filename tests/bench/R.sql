SELECT json_build_object('data', json_build_object('peringkat', json_build_object('barisList', json_agg(b ORDER BY b.peringkat, b.kode))))
FROM (
    SELECT rank() OVER (ORDER BY i.realisasi_nilai DESC) AS peringkat, i.realisasi_nilai AS nilai, k.kode, k.nama,
        (SELECT json_agg(json_build_object('nama', t.nama, 'nilai', t.nilai, 'poin', i.realisasi_nilai - t.nilai))
         FROM tolok_ukur t
         WHERE t.kabupaten_id = k.kabupaten_id AND t.indikator_id = i.indikator_id AND t.tahun = l.tahun) AS tolok_ukur
    FROM kecamatan k
        JOIN lkjip l ON l.kecamatan_id = k.id AND l.tahun = 2023 AND l.status = 'DISETUJUI' AND l.digantikan_pada IS NULL
        JOIN lkjip_indikator i ON i.lkjip_id = l.id AND i.indikator_id = (SELECT id FROM indikator WHERE kode = 'SKM')
    WHERE k.kabupaten_id = 1
) b;
