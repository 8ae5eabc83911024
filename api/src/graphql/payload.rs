//! The outcome of a use-case in the form of a payload.

use crate::error::{ApiError, Fault, UserError};

/// What was made, or what the user can mend; the paths then point into the argument `input`.
///
/// # Errors
/// What the user cannot mend.
pub fn settle<T>(outcome: Result<T, Fault>) -> Result<(Option<T>, Vec<UserError>), ApiError> {
    match outcome {
        Ok(made) => Ok((Some(made), Vec::new())),
        Err(Fault::User(mut errors)) => {
            for error in &mut errors {
                error.path.insert(0, "input".to_owned());
            }
            Ok((None, errors))
        }
        Err(Fault::Api(error)) => Err(error),
    }
}
