//! The command `lkjip`.

mod cli;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Stack of a thread, in bytes: an answer is walked field by field, and its fields lie within each other.
const STACK: usize = 8 << 20;

fn main() -> ExitCode {
    let command = cli::Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(STACK)
        .enable_all()
        .build();
    let done = runtime
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(cli::run(command)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // When even that cannot be written there is nobody to tell.
            let _ = writeln!(std::io::stderr(), "{error}");
            ExitCode::FAILURE
        }
    }
}
