//! Machine clients: accounts that are known by secrets and do at most what their scopes name (RFC 6749
//! section 4.4).

pub mod graphql;
pub mod http;
pub mod rules;
pub mod service;
pub mod store;
