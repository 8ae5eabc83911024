-- Asks one question over and over; prints what came of it as a line of JSON.
local berkas, token = os.getenv("SOAL"), os.getenv("TOKEN")
local soal = assert(io.open(berkas, "r"))
wrk.method = "POST"
wrk.body = soal:read("*a")
soal:close()
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. token

function done(summary, latency)
    local gagal = summary.errors.status + summary.errors.connect + summary.errors.read
        + summary.errors.write + summary.errors.timeout
    io.write(string.format(
        '{"perDetik": %.0f, "medianMikrodetik": %d, "p99Mikrodetik": %d, "gagal": %d}\n',
        summary.requests / summary.duration * 1e6, latency:percentile(50), latency:percentile(99), gagal))
end
