//! What a client does with accounts.

use async_graphql::{Context, ID, Object, SimpleObject};
use entity::id::PenggunaId;

use super::Pengguna;
use super::faktor_kedua::{FaktorKeduaConfirmPayload, FaktorKeduaSetupPayload};
use crate::error::{ApiError, Fault, UserError};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::graphql::payload::settle;
use crate::pengguna::service::{
    self, AkhiriInput, AkhiriLainInput, AkhiriSemuaInput, BuatInput, GantiSandiInput,
    KonfirmasiInput, LepasAkunInput, LepasInput, NOUN, ResetSandiInput, SiapkanInput, UbahInput,
};

/// Hasil mutasi akun.
#[derive(Clone, Debug, SimpleObject)]
pub struct PenggunaPayload {
    /// Akun sesudah mutasi; bila ditolak, akun sebagaimana adanya sekarang, jika ada.
    pengguna: Option<Pengguna>,
    /// Yang perlu diperbaiki; kosong bila berhasil.
    user_errors: Vec<UserError>,
}

/// Mutations of the room.
#[derive(Debug, Default)]
pub struct PenggunaMutation;

/// The payload of a deed on an account; a refused one shows `target` as it is now.
async fn payload(
    call: &Call,
    outcome: Result<PenggunaId, Fault>,
    target: Option<&ID>,
) -> Result<PenggunaPayload, ApiError> {
    let (made, user_errors) = settle(outcome)?;
    let shown = match (made, target) {
        (Some(id), _) => Some(id),
        (None, Some(id)) => Some(PenggunaId(id::key_of(NOUN, id)?)),
        (None, None) => None,
    };
    let pengguna = match shown {
        Some(id) => Pengguna::one(call.reading_anew()?, id).await?,
        None => None,
    };
    Ok(PenggunaPayload {
        pengguna,
        user_errors,
    })
}

/// The payload of a deed on the caller's own account.
async fn own_payload(
    call: &Call,
    outcome: Result<PenggunaId, Fault>,
) -> Result<PenggunaPayload, ApiError> {
    let (_, user_errors) = settle(outcome)?;
    Ok(PenggunaPayload {
        pengguna: Some(Pengguna::own(call.reading_self()?).await?),
        user_errors,
    })
}

#[Object]
impl PenggunaMutation {
    /// Membuat akun di kabupaten Anda. Hanya untuk ADMIN.
    async fn pengguna_create(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Akun yang dibuat.")] input: BuatInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::buat(call, &input).await, None).await
    }

    /// Mengubah atau mengunci akun; perubahan peran, kecamatan, atau penguncian berlaku seketika.
    /// Hanya untuk ADMIN.
    async fn pengguna_update(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Akun dan perubahannya.")] input: UbahInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        payload(call, service::ubah(call, &input).await, Some(&input.id)).await
    }

    /// Menetapkan kata sandi awal akun orang lain dan mengakhiri semua sesinya. Hanya untuk ADMIN.
    async fn pengguna_reset_sandi(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Akun dan kata sandi awalnya.")] input: ResetSandiInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::reset_sandi(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Mengakhiri semua sesi sebuah akun; pemiliknya dapat masuk lagi. Hanya untuk ADMIN.
    async fn pengguna_revoke_sesi(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Akun.")] input: AkhiriSemuaInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::akhiri_semua(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Mengakhiri satu sesi Anda, mis. di peramban yang lupa ditutup.
    async fn sesi_revoke(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Sesi.")] input: AkhiriInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        own_payload(call, service::akhiri(call, &input).await).await
    }

    /// Mengakhiri semua sesi Anda selain yang sedang dipakai.
    async fn sesi_revoke_others(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kunci idempotensi.")] input: AkhiriLainInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        own_payload(call, service::akhiri_lain(call, &input).await).await
    }

    /// Melepas faktor kedua akun orang lain yang kehilangan perangkat dan kode pemulihannya. Hanya untuk ADMIN.
    async fn pengguna_remove_faktor_kedua(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Akun.")] input: LepasAkunInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        let outcome = service::lepas_akun(call, &input).await;
        payload(call, outcome, Some(&input.id)).await
    }

    /// Menyiapkan faktor kedua (TOTP, RFC 6238): rahasia bagi aplikasi autentikator. Berlaku setelah
    /// `faktorKeduaConfirm`.
    async fn faktor_kedua_setup(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kata sandi.")] input: SiapkanInput,
    ) -> Result<FaktorKeduaSetupPayload, ApiError> {
        let call = Call::of(context)?;
        let (setup, user_errors) = settle(service::siapkan(call, &input).await)?;
        let (rahasia, uri) = setup.map(|setup| (setup.secret, setup.uri)).unzip();
        Ok(FaktorKeduaSetupPayload {
            rahasia,
            uri,
            user_errors,
        })
    }

    /// Memasang faktor kedua yang disiapkan, dengan kode pertamanya, dan mengakhiri sesi Anda yang lain.
    async fn faktor_kedua_confirm(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kode.")] input: KonfirmasiInput,
    ) -> Result<FaktorKeduaConfirmPayload, ApiError> {
        let call = Call::of(context)?;
        let (codes, user_errors) = settle(service::konfirmasi(call, &input).await)?;
        Ok(FaktorKeduaConfirmPayload {
            pengguna: Some(Pengguna::own(call.reading_self()?).await?),
            kode_pemulihan_list: codes.unwrap_or_default(),
            user_errors,
        })
    }

    /// Melepas faktor kedua sendiri.
    async fn faktor_kedua_remove(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kata sandi dan kode.")] input: LepasInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        own_payload(call, service::lepas(call, &input).await).await
    }

    /// Mengganti kata sandi sendiri dan mengakhiri sesi Anda yang lain.
    async fn sandi_change(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Kata sandi lama dan baru.")] input: GantiSandiInput,
    ) -> Result<PenggunaPayload, ApiError> {
        let call = Call::of(context)?;
        own_payload(call, service::ganti_sandi(call, &input).await).await
    }
}
