# To be sourced: serves the demonstration on a free port until the script ends. Sets address, its URL, and sandi, the
# password of its accounts.
lkjip=$(realpath "$(dirname "${BASH_SOURCE[0]}")/../target/debug/lkjip")
sandi='karapan sapi di pulau garam'
folder=$(mktemp -d)
LKJIP_LISTEN=127.0.0.1:0 "$lkjip" demo >"$folder/out" 2>"$folder/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 600); do
    address=$(sed -n 's|.*GraphQL  *\(http://.*\)/graphql$|\1|p' "$folder/out")
    [ -n "$address" ] && break
    kill -0 $server || { cat "$folder/log" >&2; exit 1; }
    sleep 0.1
done
