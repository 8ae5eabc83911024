-- Fills a migrated database with approved reports of a whole country: every kabupaten has as many
-- kecamatan as the first, in all :kecamatan, each with :tahun years of :indikator indicators. Figures are
-- made up, and the same each time.
INSERT INTO kabupaten (kode, nama, sumber)
SELECT 'U' || lpad(k::text, 4, '0'), 'Kabupaten uji ' || k, 'sintetis'
FROM generate_series(1, (:kecamatan - 1) / 27) k;

INSERT INTO kecamatan (kabupaten_id, kode, nama, letak, sumber)
SELECT b.id, b.kode || '.' || lpad(n::text, 2, '0'), 'Kecamatan uji ' || n,
    CASE WHEN n % 3 = 0 THEN 'KEPULAUAN' ELSE 'DARATAN' END, 'sintetis'
FROM (SELECT id, kode, row_number() OVER (ORDER BY id) - 1 AS urutan FROM kabupaten WHERE kode LIKE 'U%') b,
    generate_series(1, 27) n
WHERE 27 + b.urutan * 27 + n <= :kecamatan;

INSERT INTO periode (kabupaten_id, kode, jenis, tahun_awal, tahun_akhir, dasar_hukum, version)
SELECT id, 'RENSTRA-UJI', 'RENSTRA', 2019, 2026, 'sintetis', 1 FROM kabupaten;

INSERT INTO indikator (kode, nama, satuan, polaritas, rumus, definisi, formulasi, sumber_data, dasar, version)
SELECT 'UJI' || n, 'Indikator uji ' || n, 'Persen', 'POSITIF', 'POSITIF', 'sintetis', 'sintetis', 'sintetis',
    'sintetis', 1
FROM generate_series(2, :indikator) n;

INSERT INTO tolok_ukur (kabupaten_id, indikator_id, jenis, tahun, nilai, nama, skala, sumber, version)
SELECT b.id, i.id, 'PROVINSI', t, 825000, 'Provinsi (uji)', 'Skor', 'sintetis', 1
FROM kabupaten b, indikator i, generate_series(2024 - :tahun, 2023) t
WHERE i.kode = 'SKM';

INSERT INTO lkjip (kecamatan_id, tahun, revisi, periode_id, status, version, sintetis, dibuat_pada, diubah_pada,
    diajukan_pada, disetujui_pada)
SELECT k.id, t, 1, p.id, 'DISETUJUI', 1, TRUE, 1700000000000, 1700000000000, 1700000000000, 1700000000000
FROM kecamatan k JOIN periode p ON p.kabupaten_id = k.kabupaten_id AND p.kode = 'RENSTRA-UJI',
    generate_series(2024 - :tahun, 2023) t
ORDER BY t, k.id;

INSERT INTO lkjip_tujuan (lkjip_id, urutan, nomor, uraian)
SELECT id, 0, '1', 'Tujuan uji' FROM lkjip WHERE sintetis ORDER BY id;

INSERT INTO lkjip_sasaran (lkjip_id, tujuan_id, urutan, nomor, uraian)
SELECT lkjip_id, id, 0, '1.1', 'Sasaran uji' FROM lkjip_tujuan ORDER BY id;

INSERT INTO lkjip_indikator (lkjip_id, tujuan_id, sasaran_id, urutan, nomor, indikator_id, nama, satuan,
    polaritas, rumus, akumulasi, iku, pk, target_nilai, realisasi_nilai, tidak_berlaku, sumber_data)
SELECT s.lkjip_id, s.tujuan_id, s.id, n, '1.1.' || n, i.id, i.nama, i.satuan, i.polaritas, i.rumus,
    'NILAI_AKHIR', TRUE, TRUE, 800000, 700000 + (l.kecamatan_id * 7919 + l.tahun * 104729 + n * 1299709) % 250000,
    FALSE, 'sintetis'
FROM lkjip_sasaran s JOIN lkjip l ON l.id = s.lkjip_id, generate_series(1, :indikator) n
    JOIN indikator i ON i.kode = CASE n WHEN 1 THEN 'SKM' ELSE 'UJI' || n END
ORDER BY s.lkjip_id, n;

VACUUM ANALYZE;
