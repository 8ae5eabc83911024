//! The outcome of a use-case in the form of a payload.

use crate::error::{ApiError, Fault, UserError};

/// What was made, or what the user can mend; the paths then begin with the argument `input` or with
/// `lkjip`, the report itself.
///
/// # Errors
/// What the user cannot mend.
pub fn settle<T>(outcome: Result<T, Fault>) -> Result<(Option<T>, Vec<UserError>), ApiError> {
    let (root, mut errors) = match outcome {
        Ok(made) => return Ok((Some(made), Vec::new())),
        Err(Fault::User(errors)) => ("input", errors),
        Err(Fault::Laporan(errors)) => ("lkjip", errors),
        Err(Fault::Api(error)) => return Err(error),
    };
    for error in &mut errors {
        error.path.insert(0, root.to_owned());
    }
    Ok((None, errors))
}
