//! A filled world: reports of two kecamatan in every status, a superseded revision, a revision at work,
//! and a second kabupaten. Every text of a report holds a mark that tells whose it is and how far it
//! has come, and no answer may hold a mark that the policy hides from the caller.

mod dokumen;
mod isi;
mod orang;
mod sebaran;

pub(super) use dokumen::dokumen;
pub(super) use orang::{
    ADMIN, ANALIS, CAMAT_A, CAMAT_B, INTEGRASI, KLIEN_LUAR, KLIEN_PERBANDINGAN, OPERATOR_A,
    OPERATOR_B, Orang, REVIEWER, SEMUA_BARU, SEMUA_KLIEN, SEMUA_LUAR, SEMUA_PERAN,
};
pub(super) use sebaran::TAHUN as SEBARAN;

use std::collections::HashMap;

use api::access::{Action, KumpulanCakupan};
use api::auth::secret::fingerprint;
use api::config::Config;
use api::graphql::id;
use entity::id::{LkjipId, PenggunaId, UtasId};
use entity::status::{Cakupan, StatusLkjip};
use entity::value::Waktu;
use entity::{kecamatan, klien, klien_rahasia, lkjip, pengguna};
use reqwest::StatusCode;
use reqwest::header::CACHE_CONTROL;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _,
};
use serde_json::{Value, json};
use tokio::sync::Mutex;

use self::orang::OPERATOR_LUAR;
use crate::harness::{Tokens, World, ok};

/// Two kecamatan of the kabupaten, and one of another.
pub(crate) const A: &str = "35.29.01";
pub(crate) const B: &str = "35.29.13";
pub(crate) const LUAR: &str = "35.28.01";

/// What kecamatan and reviewers write to each other about the report with this mark.
fn catatan(tanda: &str) -> String {
    format!("CATATAN-{tanda}")
}

/// Mark of everything in the other kabupaten.
const TANDA_LUAR: &str = "RAHASIA-LUAR.";

pub(super) const PERIODE: &str = "RENSTRA-2021-2026";

/// A report of the world.
#[derive(Debug)]
pub(crate) struct Laporan {
    pub(crate) kecamatan: &'static str,
    pub(crate) tahun: i32,
    pub(crate) revisi: i32,
    pub(crate) status: StatusLkjip,
    pub(crate) id: LkjipId,
    tanda: String,
    /// A thread of comments on it.
    pub(crate) utas: UtasId,
}

impl Laporan {
    pub(crate) fn global(&self) -> String {
        id::encode("Lkjip", self.id.0).0
    }
}

/// Global ids of one row of each kind of a report.
pub(crate) type Isi = Vec<(&'static str, String)>;

pub(crate) struct Dunia {
    pub(crate) world: World,
    pub(crate) laporan: Vec<Laporan>,
    sandi: Mutex<Option<String>>,
    masuk: Mutex<HashMap<&'static str, Tokens>>,
}

/// The status in which each kecamatan has a report, by year from 2022.
const URUTAN: [(&str, [StatusLkjip; 5]); 2] = {
    use StatusLkjip::{Diajukan, Dikembalikan, Direviu, Disetujui, Draf};
    [
        (A, [Draf, Diajukan, Direviu, Dikembalikan, Disetujui]),
        (B, [Direviu, Dikembalikan, Disetujui, Draf, Diajukan]),
    ]
};

impl Dunia {
    /// The places and people of the world, without a report.
    pub(crate) async fn kosong(config: Config) -> Self {
        let dunia = Self {
            world: World::with(config).await,
            laporan: Vec::new(),
            sandi: Mutex::default(),
            masuk: Mutex::default(),
        };
        dunia.luar().await;
        dunia
    }

    pub(crate) async fn new() -> Self {
        let mut dunia = Self::kosong(World::config()).await;
        for ((kecamatan, urutan), (operator, camat)) in URUTAN
            .iter()
            .zip([(&OPERATOR_A, &CAMAT_A), (&OPERATOR_B, &CAMAT_B)])
        {
            dunia.berkas(operator, kecamatan).await;
            dunia.direvisi(kecamatan, operator, camat).await;
            for (tahun, &status) in (2022..).zip(urutan) {
                dunia.laporan(operator, kecamatan, tahun, status).await;
            }
        }
        for (tahun, status) in [
            (2022, StatusLkjip::Disetujui),
            (2023, StatusLkjip::Draf),
            (2024, StatusLkjip::Diajukan),
        ] {
            dunia.laporan(&OPERATOR_LUAR, LUAR, tahun, status).await;
        }
        dunia
    }

    async fn ubah(&self, row: lkjip::ActiveModel) {
        lkjip::Entity::update(row)
            .exec(self.world.app.db.writer())
            .await
            .unwrap();
    }

    fn cari(&self, id: LkjipId) -> &Laporan {
        self.laporan
            .iter()
            .find(|laporan| laporan.id == id)
            .unwrap()
    }

    /// The report of a kecamatan and year with this revision.
    pub(crate) fn pilih(&self, kecamatan: &str, tahun: i32, revisi: i32) -> &Laporan {
        self.laporan
            .iter()
            .find(|it| it.kecamatan == kecamatan && it.tahun == tahun && it.revisi == revisi)
            .unwrap()
    }

    pub(crate) async fn baris_akun(&self, id: PenggunaId) -> pengguna::Model {
        pengguna::Entity::find_by_id(id)
            .one(self.world.app.db.writer())
            .await
            .unwrap()
            .unwrap()
    }

    /// The account of a person, made when first needed.
    pub(crate) async fn akun(&self, orang: &Orang) -> PenggunaId {
        let db = self.world.app.db.writer();
        let row = pengguna::Entity::find()
            .filter(pengguna::Column::Username.eq(orang.username))
            .one(db)
            .await
            .unwrap();
        if let Some(row) = row {
            return row.id;
        }
        let id = self.akun_baru(orang).await;
        if let Some(cakupan) = orang.cakupan {
            self.klien(id, orang, cakupan).await;
        }
        id
    }

    /// Makes an account a machine client, whose secret is its name.
    async fn klien(&self, id: PenggunaId, orang: &Orang, cakupan: &[Cakupan]) {
        let db = self.world.app.db.writer();
        let cakupan: KumpulanCakupan = cakupan.iter().copied().collect();
        klien::Entity::insert(klien::ActiveModel {
            pengguna_id: Set(id),
            cakupan: Set(cakupan.to_string()),
            batas_per_menit: Set(None),
            dibuat_pada: Set(Waktu(1)),
            dicabut_pada: Set(None),
        })
        .exec_without_returning(db)
        .await
        .unwrap();
        klien_rahasia::Entity::insert(klien_rahasia::ActiveModel {
            pengguna_id: Set(id),
            sidik: Set(fingerprint(orang.username)),
            dibuat_pada: Set(Waktu(1)),
            kedaluwarsa_pada: Set(Waktu(i64::MAX)),
            dipakai_pada: Set(None),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap();
    }

    async fn akun_baru(&self, orang: &Orang) -> PenggunaId {
        let db = self.world.app.db.writer();
        // The history of a report tells who took its steps, but not how they sign in.
        let nama = format!("{:?}", orang.peran);
        let mut sandi = self.sandi.lock().await;
        let Some(sandi) = &*sandi else {
            // Hashing is slow: the others get a copy of what the first one has.
            let id = self
                .world
                .account_at(orang.username, orang.peran, orang.tempat, orang.baru)
                .await;
            *sandi = Some(self.baris_akun(id).await.sandi);
            let row = pengguna::ActiveModel {
                id: Set(id),
                nama: Set(nama),
                ..Default::default()
            };
            self.world.set(row).await;
            return id;
        };
        let kecamatan = kecamatan::Entity::find()
            .filter(kecamatan::Column::Kode.eq(orang.tempat))
            .one(db)
            .await
            .unwrap()
            .unwrap();
        pengguna::Entity::insert(pengguna::ActiveModel {
            username: Set(orang.username.to_owned()),
            nama: Set(nama),
            peran: Set(orang.peran),
            kabupaten_id: Set(kecamatan.kabupaten_id),
            kecamatan_id: Set((!orang.di_kabupaten()).then_some(kecamatan.id)),
            sandi: Set(sandi.clone()),
            aktif: Set(true),
            wajib_ganti_sandi: Set(orang.baru),
            version: Set(1),
            dibuat_pada: Set(Waktu(1)),
            ..Default::default()
        })
        .exec(db)
        .await
        .unwrap()
        .last_insert_id
    }

    pub(crate) async fn tokens(&self, orang: &Orang) -> Tokens {
        let mut masuk = self.masuk.lock().await;
        if let Some(tokens) = masuk.get(orang.username) {
            return tokens.clone();
        }
        self.akun(orang).await;
        let tokens = if orang.cakupan.is_some() {
            self.world
                .client_token(orang.username, orang.username)
                .await
        } else {
            self.world.login(orang.username).await
        };
        masuk.insert(orang.username, tokens.clone());
        tokens
    }

    /// The answer to a question, of which every text was held against what the caller may see.
    pub(crate) async fn tanya(
        &self,
        orang: Option<&Orang>,
        query: &str,
        variables: &Value,
    ) -> Value {
        let tokens = match orang {
            Some(orang) => Some(self.tokens(orang).await),
            None => None,
        };
        let answer = self
            .world
            .send_graphql(tokens.as_ref(), query, variables)
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{query} {:#}", answer.body);
        assert_eq!(answer.headers[CACHE_CONTROL], "no-store");
        self.periksa(orang, query, &answer.body);
        answer.body
    }

    /// The answer to a mutation with this input.
    pub(crate) async fn minta(&self, orang: &Orang, query: &str, input: Value) -> Value {
        self.tanya(Some(orang), query, &json!({ "input": input }))
            .await
    }

    /// The data of an answer without errors.
    pub(crate) async fn baca(&self, orang: &Orang, query: &str) -> Value {
        ok(&self.tanya(Some(orang), query, &json!({})).await).clone()
    }

    /// Nothing of an invisible report, of another kabupaten or of another's account.
    fn periksa(&self, orang: Option<&Orang>, query: &str, answer: &Value) {
        let teks = answer.to_string();
        let siapa = orang.map(|orang| orang.username);
        let bersih = |tanda: &str| {
            assert!(
                !teks.contains(tanda),
                "{siapa:?} reads {tanda}\n{query}\n{answer:#}"
            );
        };
        for laporan in &self.laporan {
            if !orang.is_some_and(|orang| orang.melihat(laporan)) {
                bersih(&laporan.tanda);
                bersih(&format!("\"{}\"", laporan.global()));
            }
            if !orang.is_some_and(|orang| orang.membaca_catatan(laporan)) {
                bersih(&catatan(&laporan.tanda));
            }
        }
        let dalam = orang.is_some_and(|orang| orang.kabupaten() == "35.29");
        let luar = orang.is_some_and(|orang| orang.kabupaten() == "35.28");
        if !luar {
            bersih(TANDA_LUAR);
        }
        if !(dalam || query.contains("peringkatNegara")) {
            // The dictionary, which all share, names the kabupaten in its sources.
            bersih("\"35.29");
        }
        let para = [&OPERATOR_A, &OPERATOR_B, &CAMAT_A, &CAMAT_B]
            .into_iter()
            .chain(SEMUA_PERAN)
            .chain(SEMUA_KLIEN)
            .chain([&KLIEN_LUAR])
            .chain(SEMUA_LUAR)
            .chain(SEMUA_BARU);
        for lain in para {
            let terlihat = orang.is_some_and(|orang| {
                orang.username == lain.username
                    || (!orang.baru && orang.boleh(Action::BacaPengguna, lain.kabupaten()))
            });
            if !terlihat {
                bersih(lain.username);
            }
        }
    }

    /// Takes reports out of the world, as if they had never been.
    pub(crate) async fn hapus(&mut self, yang: impl Fn(&Laporan) -> bool) {
        let (hilang, tinggal): (Vec<_>, Vec<_>) = std::mem::take(&mut self.laporan)
            .into_iter()
            .partition(yang);
        assert!(!hilang.is_empty());
        self.laporan = tinggal;
        let ids: Vec<LkjipId> = hilang.iter().map(|it| it.id).collect();
        self.buang(&ids).await;
    }

    /// Deletes reports with all that belongs to them.
    pub(crate) async fn buang(&self, ids: &[LkjipId]) {
        let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
        let ids = ids.join(", ");
        let db = self.world.app.db.writer();
        for tabel in [
            "lkjip_triwulan",
            "lkjip_tanggapan",
            "lkjip_temuan",
            "lkjip_reviu",
            "lkjip_ukuran",
            "lkjip_pembanding",
            "lkjip_indikator",
            "lkjip_sasaran",
            "lkjip_rpjmd",
            "lkjip_tujuan",
            "lkjip_perjanjian_program",
            "lkjip_perjanjian",
            "lkjip_anggaran_renstra",
            "lkjip_dukungan",
            "lkjip_anggaran",
            "lkjip_skm_profil",
            "lkjip_skm_tindak_lanjut",
            "lkjip_skm_unsur",
            "lkjip_skm",
            "lkjip_organisasi",
            "lkjip_fungsi",
            "lkjip_jabatan",
            "lkjip_kepegawaian",
            "lkjip_isu",
            "lkjip_dasar_hukum",
            "lkjip_evaluasi_rekomendasi",
            "lkjip_evaluasi_komponen",
            "lkjip_evaluasi",
            "lkjip_narasi",
            "lkjip_tabel",
            "lkjip_lampiran",
            "lkjip_riwayat_utas",
            "lkjip_pesan",
            "lkjip_utas",
            "lkjip_riwayat",
            "lkjip_versi",
        ] {
            let hapus = format!("DELETE FROM {tabel} WHERE lkjip_id IN ({ids})");
            db.execute_unprepared(&hapus).await.unwrap();
        }
        let hapus = format!("DELETE FROM lkjip WHERE id IN ({ids})");
        db.execute_unprepared(&hapus).await.unwrap();
    }

    /// Global ids of one row of each kind of `laporan`, as its own operator knows them.
    pub(crate) async fn isi_dari(&self, laporan: &Laporan) -> Isi {
        let operator = match laporan.kecamatan {
            A => &OPERATOR_A,
            B => &OPERATOR_B,
            _ => &OPERATOR_LUAR,
        };
        let query = format!(
            "{{ lkjip(kecamatan: \"{}\", tahun: {}, revisi: {}) {{ Lkjip: id \
             Tujuan: tujuanList {{ id }} Sasaran: sasaranList {{ id }} \
             IndikatorLkjip: indikatorList {{ id }} BarisAnggaran: anggaranList {{ id }} \
             PerjanjianKinerja: perjanjianList {{ id }} }} }}",
            laporan.kecamatan, laporan.tahun, laporan.revisi
        );
        let data = self.baca(operator, &query).await;
        [
            "Lkjip",
            "Tujuan",
            "Sasaran",
            "IndikatorLkjip",
            "BarisAnggaran",
            "PerjanjianKinerja",
        ]
        .into_iter()
        .map(|jenis| {
            let nilai = &data["lkjip"][jenis];
            let id = nilai.as_str().or_else(|| nilai[0]["id"].as_str());
            (jenis, id.unwrap().to_owned())
        })
        .collect()
    }
}
