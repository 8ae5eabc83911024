//! What may you: the one place where access is decided. [`policy`] says who may do what; [`Scope`]
//! (reads) and [`Permit`] (writes) can be made only here, and the stores demand them; what belongs to a
//! report is read by a [`VisibleReport`], and what is said about it by a [`NotedReport`]. Behind them stands a second
//! wall, in the database itself, which is told who asks by [`penanya`].

mod cakupan;
mod laporan;
mod negara;
mod penanya;
mod permit;
pub mod policy;
mod scope;

pub use cakupan::KumpulanCakupan;
pub use laporan::{NotedReport, VisibleReport, VisibleReports};
pub use negara::Negara;
pub use penanya::penanya;
pub use permit::{Permit, permit, permit_self, relation};
pub use policy::{Action, Relation};
pub use scope::{Reach, Scope};
