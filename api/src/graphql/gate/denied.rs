//! Deeds that somebody who is signed in tried and may not do, for the trail.

use std::sync::Arc;

use async_graphql::{ID, Value};
use serde_json::json;

use super::mask::Failure;
use super::plan::FieldPlan;
use super::variables::Variables;
use crate::app::App;
use crate::audit::Entry;
use crate::auth::{Actor, brake};
use crate::graphql::context::Call;
use crate::graphql::id;
use crate::jejak::model::Jenis;

/// Who sent a mutation.
pub(super) struct Witness {
    app: Arc<App>,
    actor: Arc<Actor>,
    request_id: String,
}

impl Witness {
    /// None where nobody is signed in.
    pub(super) fn of(call: &Call) -> Option<Self> {
        Some(Self {
            app: Arc::clone(&call.app),
            actor: Arc::clone(call.actor.as_ref()?),
            request_id: call.request_id.clone(),
        })
    }

    /// Notes the fields `root` that were refused for want of a right.
    pub(super) async fn tell(&self, root: &[FieldPlan], variables: &Variables, errors: &[Failure]) {
        for error in errors {
            let Some(field) = error
                .denied()
                .and_then(|key| root.iter().find(|field| field.key == key))
            else {
                continue;
            };
            let mutasi = field.name();
            let entry = Entry {
                waktu: self.app.clock.now(),
                pengguna: Some(self.actor.id),
                kejadian: "akses.ditolak",
                objek: objek(field, variables).unwrap_or_else(|| format!("mutasi:{mutasi}")),
                rincian: &json!({ "mutasi": mutasi }),
                request_id: Some(self.request_id.clone()),
            };
            if let Err(error) = brake::tell_denied(&self.app.db, entry).await {
                tracing::error!(?error, mutasi, "a refused deed is missing in the trail");
            }
        }
    }
}

/// What the deed was about, where its input names that and the trail knows such things.
fn objek(field: &FieldPlan, variables: &Variables) -> Option<String> {
    let Some(Value::Object(input)) = field.argument("input", variables) else {
        return None;
    };
    ["id", "lkjip"].into_iter().find_map(|nama| {
        let Value::String(teks) = input.get(nama)? else {
            return None;
        };
        let (noun, key) = id::decode(&ID(teks.clone()))?;
        Some(format!("{}:{key}", Jenis::of_noun(&noun)?.nama))
    })
}
