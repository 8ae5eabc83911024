//! What nobody learns in a roundabout way: by the ids of what belongs to a hidden report, by counting,
//! or by comparing the kabupaten with and without it.

use api::access::Action;
use entity::status::StatusLkjip;
use serde_json::{Value, json};

use super::dunia::{
    A, ADMIN, ANALIS, B, CAMAT_A, Dunia, INTEGRASI, LUAR, Laporan, OPERATOR_A, Orang, REVIEWER,
    SEMUA_LUAR, SEMUA_PERAN,
};
use super::ramalan::tampak;
use crate::harness::code;

/// Everybody of the kabupaten, and an operator and an analyst of another.
fn semua_orang() -> impl Iterator<Item = &'static Orang> {
    SEMUA_PERAN
        .into_iter()
        .chain([SEMUA_LUAR[0], SEMUA_LUAR[3]])
}

#[tokio::test]
async fn what_belongs_to_a_report_is_found_by_id_where_the_report_is() {
    let dunia = Dunia::new().await;
    let mut semua = Vec::new();
    for laporan in &dunia.laporan {
        for (jenis, id) in dunia.isi_dari(laporan).await {
            semua.push((laporan, jenis, id));
        }
    }
    for orang in semua_orang() {
        for sebagian in semua.chunks(20) {
            let isi: Vec<String> = (0..)
                .zip(sebagian)
                .map(|(i, (_, _, id))| format!("n{i}: node(id: \"{id}\") {{ __typename }} "))
                .collect();
            let isi = isi.concat();
            let answer = dunia
                .tanya(Some(orang), &format!("{{ {isi}}}"), &json!({}))
                .await;
            let mut ditolak = 0;
            for (i, (laporan, jenis, _)) in sebagian.iter().enumerate() {
                let node = &answer["data"][format!("n{i}")];
                if orang.melihat(laporan) {
                    assert_eq!(node["__typename"], *jenis, "{orang:?} {laporan:?}");
                } else {
                    ditolak += 1;
                    assert_eq!(*node, Value::Null, "{orang:?} {jenis} {laporan:?}");
                }
            }
            let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
            assert_eq!(errors.len(), ditolak, "{answer:#}");
            assert!(
                errors
                    .iter()
                    .all(|error| error["extensions"]["code"] == "NOT_FOUND"),
                "{answer:#}"
            );
        }
    }
}

/// Which reports a filter lets through.
type Saringan = Box<dyn Fn(&Laporan) -> bool>;

/// Pages through the reports that `orang` sees under a filter.
async fn halaman(dunia: &Dunia, orang: &Orang, saring: &str) -> (u64, Vec<String>) {
    let (mut ids, mut after) = (Vec::new(), String::new());
    loop {
        let query = format!(
            "{{ lkjipList(first: 4{saring}{after}) {{ totalCount nodes {{ id }} \
             pageInfo {{ hasNextPage endCursor }} }} }}"
        );
        let data = dunia.baca(orang, &query).await;
        let list = &data["lkjipList"];
        for node in list["nodes"].as_array().unwrap() {
            ids.push(node["id"].as_str().unwrap().to_owned());
        }
        if list["pageInfo"]["hasNextPage"] == false {
            return (list["totalCount"].as_u64().unwrap(), ids);
        }
        after = format!(", after: {}", list["pageInfo"]["endCursor"]);
    }
}

#[tokio::test]
async fn lists_show_and_count_what_the_policy_lets_see_whatever_the_filter() {
    let dunia = Dunia::new().await;
    for orang in semua_orang() {
        let mut saringan: Vec<(String, Saringan)> = vec![(String::new(), Box::new(|_| true))];
        for &status in StatusLkjip::SEMUA {
            let nama = format!("{status:?}").to_uppercase();
            let cocok = move |it: &Laporan| it.status == status;
            saringan.push((format!(", status: {nama}"), Box::new(cocok)));
        }
        for kode in [A, B, LUAR] {
            if orang.boleh(Action::BacaRujukan, kode) {
                let cocok = move |it: &Laporan| it.kecamatan == kode;
                saringan.push((format!(", kecamatan: \"{kode}\""), Box::new(cocok)));
            }
        }
        saringan.push((", tahun: 2021".to_owned(), Box::new(|it| it.tahun == 2021)));
        for (teks, cocok) in saringan {
            let (jumlah, ids) = halaman(&dunia, orang, &teks).await;
            let mut terlihat: Vec<&Laporan> = dunia
                .laporan
                .iter()
                .filter(|it| orang.melihat(it) && cocok(it))
                .collect();
            terlihat.sort_by_key(|it| -it.id.0);
            let terlihat: Vec<String> = terlihat.into_iter().map(Laporan::global).collect();
            assert_eq!(ids, terlihat, "{orang:?} {teks}");
            assert_eq!(jumlah, terlihat.len() as u64, "{orang:?} {teks}");
        }
        berlaku(&dunia, orang).await;
    }
}

/// Without a revision named: the one in force, else the newest that is seen.
async fn berlaku(dunia: &Dunia, orang: &Orang) {
    for kode in [A, B, LUAR] {
        for tahun in 2021..=2026 {
            let query =
                format!("{{ lkjip(kecamatan: \"{kode}\", tahun: {tahun}) {{ revisi status }} }}");
            let answer = dunia.tanya(Some(orang), &query, &json!({})).await;
            let utama = dunia
                .laporan
                .iter()
                .filter(|it| it.kecamatan == kode && it.tahun == tahun && orang.melihat(it))
                .max_by_key(|it| (it.status == StatusLkjip::Disetujui, it.revisi));
            match utama {
                None => assert_eq!(code(&answer), "NOT_FOUND", "{orang:?} {query}"),
                Some(utama) => {
                    let revisi = &answer["data"]["lkjip"]["revisi"];
                    assert_eq!(*revisi, utama.revisi, "{orang:?} {query} {answer:#}");
                }
            }
        }
    }
}

/// Everything that is answered from more than one report, and what refuses.
fn pertanyaan() -> Vec<String> {
    let laporan = "id tahun revisi status version berlaku diubahPada digantikanPada allowedActions \
                   dapatDiubah riwayatList { langkah catatan } indikatorList { nama \
                   tahunLaluList { tahun asal realisasi { nilai } lkjip { id } } }";
    let halaman = "totalCount nodes { id } pageInfo { hasNextPage endCursor }";
    let mut semua = vec![
        format!("{{ lkjipList(first: 50) {{ totalCount nodes {{ {laporan} }} }} }}"),
        format!(
            "{{ a: lkjipList(status: DRAF, first: 2) {{ {halaman} }} \
             b: lkjipList(status: DIAJUKAN, first: 1) {{ {halaman} }} \
             c: lkjipList(status: DIREVIU, first: 1) {{ {halaman} }} \
             d: lkjipList(status: DIKEMBALIKAN, first: 1) {{ {halaman} }} \
             e: lkjipList(status: DISETUJUI, first: 4) {{ {halaman} }} \
             f: lkjipList(kecamatan: \"{B}\", first: 2) {{ {halaman} }} \
             kecamatanList {{ kode lkjipList {{ id status version }} }} \
             indikatorList {{ kode version tolokUkurList {{ nama }} }} \
             saya {{ username version allowedActions }} }}"
        ),
        "{ penggunaList { totalCount nodes { username } } }".to_owned(),
    ];
    let tanpa = "tanpaDataList { kecamatan { kode } alasan pesan lkjip { id } }";
    let tempat =
        format!("barisList {{ peringkat nilai kecamatan {{ kode }} lkjip {{ id }} }} {tanpa}");
    let statistik = "letak realisasi { jumlah rataRata median } pitaList { jumlah } tanpaKategori";
    // Years with a revision at work, with reports under review only, with one of them beside an approved
    // one, and with a draft.
    for tahun in [2021, 2023, 2024, 2025] {
        for proses in [false, true] {
            let argumen = format!("tahun: {tahun}, sertakanProses: {proses}");
            let skm = format!("indikator: \"SKM\", {argumen}");
            semua.push(format!(
                "{{ peringkat({skm}) {{ {tempat} }} \
                 capaian: peringkat({skm}, menurut: CAPAIAN) {{ {tempat} }} }}"
            ));
            semua.push(format!(
                "{{ naik: peringkat({skm}, menurut: PENINGKATAN) {{ {tempat} }} \
                 survei: peringkat({argumen}, menurut: SKM) {{ {tempat} ketidakpastian {{ bobot \
                 zBersama setaraList {{ kecamatanList {{ kode }} }} }} }} \
                 serapan: peringkat({argumen}, menurut: SERAPAN) {{ {tempat} }} }}"
            ));
            semua.push(format!(
                "{{ \
                 perbandinganIndikator({skm}) {{ \
                 barisList {{ kecamatan {{ kode }} realisasi {{ nilai }} tahunLaluList {{ tahun asal }} }} \
                 {tanpa} statistik {{ {statistik} }} statistikLetakList {{ {statistik} }} }} \
                 serapanProgram({argumen}) {{ jumlah {{ pagu realisasi dihitung seluruhnya }} \
                 programList {{ kode nama jumlah {{ pagu }} }} tanpaKodeList {{ nama jumlah {{ pagu }} }} \
                 kecamatanList {{ kecamatan {{ kode }} }} tanpaLaporanList {{ kode }} }} }}"
            ));
        }
        semua.push(format!(
            "{{ matriks(indikatorList: [\"SKM\"], tahunList: [{tahun}, 2022]) {{ \
             selList {{ kecamatan {{ kode }} realisasi {{ nilai }} tahunLalu {{ asal }} lkjip {{ id }} \
             tanpaData {{ alasan }} }} sebaranList {{ statistik {{ {statistik} }} \
             medianList {{ dihitung nilai {{ nilai }} }} pencilanList {{ nilai }} }} }} }}"
        ));
        semua.push(format!(
            "{{ rekapPengajuan(dari: 2021, sampai: {tahun}) {{ pemantauanList {{ barisList {{ \
             keadaan kelengkapan {{ nilai }} }} }} kecamatanList {{ diajukan hariTerlambat }} }} \
             perbandinganSkm(tahun: {tahun}) {{ terlemahList unsurList {{ sebaran {{ jumlah }} \
             nilaiList {{ nilai {{ nilai }} }} }} tanpaDataList {{ alasan lkjip {{ id }} }} }} }}"
        ));
        semua.push(format!(
            "{{ trenIndikator(indikator: \"SKM\", dari: 2021, sampai: {tahun}) {{ titikList {{ \
             statistik {{ {statistik} }} tanpaDataList {{ alasan }} }} perubahan {{ \
             barisList {{ perubahan {{ nilai }} }} tanpaPerubahanList {{ tahun }} }} }} }}"
        ));
        semua.push(format!(
            "{{ tren(menurut: SERAPAN, dari: 2021, sampai: {tahun}) {{ titikList {{ \
             statistik {{ jumlah median }} barisList {{ hitungan {{ nilai }} lkjip {{ id }} }} \
             tanpaDataList {{ alasan }} }} perubahan {{ barisList {{ perubahan {{ nilai }} }} \
             tanpaPerubahanList {{ tahun }} }} }} }}"
        ));
        semua.push(format!(
            "{{ pemantauanPengajuan(tahun: {tahun}) {{ barisList {{ kecamatan {{ kode }} keadaan \
             diajukanPada hariTerlambat terlambat lkjip {{ id }} }} jumlahList {{ keadaan jumlah }} \
             jumlahTerlambat }} }}"
        ));
        semua.push(format!(
            "{{ pemantauanTriwulan(tahun: {tahun}, triwulan: 1) {{ jumlahLengkap barisList {{ \
             kecamatan {{ kode }} seluruhnya terisi capaian {{ nilai }} belumList {{ nama }} \
             lkjip {{ id }} }} }} }}"
        ));
        semua.push(format!(
            "{{ lkjip(kecamatan: \"{B}\", tahun: {tahun}) {{ {laporan} }} }}"
        ));
        semua.push(format!(
            "mutation {{ lkjipCreate(input: {{ kecamatan: \"{B}\", tahun: {tahun}, \
             periode: \"RENSTRA-2021-2026\" }}) {{ lkjip {{ id }} userErrors {{ code message }} }} }}"
        ));
    }
    semua
}

/// All that `orang` is told.
async fn segalanya(dunia: &Dunia, orang: &Orang) -> Vec<(String, String)> {
    let mut semua = Vec::new();
    for query in pertanyaan() {
        let answer = dunia.tanya(Some(orang), &query, &json!({})).await;
        semua.push((query, tampak(answer)));
    }
    semua
}

/// `para` are told what they were told before; the others see a loss.
async fn tetap(dunia: &Dunia, dulu: &mut [(&Orang, Vec<(String, String)>)], para: &[&Orang]) {
    for (orang, dulu) in dulu {
        let kini = segalanya(dunia, orang).await;
        if para.contains(orang) {
            for (dulu, kini) in dulu.iter().zip(&kini) {
                assert_eq!(dulu, kini, "{orang:?}");
            }
        } else {
            assert_ne!(*dulu, kini, "{orang:?} sees what is gone");
        }
        *dulu = kini;
    }
}

/// The strongest form of "invisible": whether the reports that one may not see are there or not, one is
/// told the same, to the letter.
#[tokio::test]
async fn the_world_looks_the_same_without_what_is_hidden() {
    let mut dunia = Dunia::new().await;
    let semua = [
        &OPERATOR_A,
        &CAMAT_A,
        &REVIEWER,
        &ANALIS,
        &ADMIN,
        &INTEGRASI,
    ];
    for orang in semua {
        dunia.akun(orang).await;
    }
    let mut dulu = Vec::new();
    for orang in semua {
        dulu.push((orang, segalanya(&dunia, orang).await));
    }
    dunia.hapus(|it| it.kecamatan == LUAR).await;
    tetap(&dunia, &mut dulu, &semua).await;
    let draf = |it: &Laporan| it.status == StatusLkjip::Draf;
    let proses =
        |it: &Laporan| it.status != StatusLkjip::Draf && it.status != StatusLkjip::Disetujui;
    dunia.hapus(|it| it.kecamatan == B && draf(it)).await;
    let bukan_analis = [&OPERATOR_A, &CAMAT_A, &REVIEWER, &ADMIN, &INTEGRASI];
    tetap(&dunia, &mut dulu, &bukan_analis).await;
    dunia.hapus(|it| it.kecamatan == B && proses(it)).await;
    tetap(
        &dunia,
        &mut dulu,
        &[&OPERATOR_A, &CAMAT_A, &ADMIN, &INTEGRASI],
    )
    .await;
    dunia.hapus(draf).await;
    tetap(&dunia, &mut dulu, &[&REVIEWER, &ADMIN, &INTEGRASI]).await;
    dunia.hapus(proses).await;
    tetap(&dunia, &mut dulu, &[&ADMIN, &INTEGRASI]).await;
}
