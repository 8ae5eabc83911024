"""What random questions are made of, and what no answer to them may be."""

import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes


def texts(*some):
    return st.one_of(st.sampled_from(some), st.text(max_size=20)).map(nodes.String)


schemathesis.graphql.scalar("Desimal", texts("0", "81.32", "-1.5", "99999999999999", "81,32"))
schemathesis.graphql.scalar("Rupiah", texts("0", "2027128147", "-1", "99999999999999999999"))
schemathesis.graphql.scalar("Tanggal", texts("2023-12-31", "2024-02-30", "0000-01-01"))
schemathesis.graphql.scalar("Waktu", texts("2024-03-28T02:15:00Z", "9999-12-31T23:59:59+07:00"))
schemathesis.graphql.scalar("JSON", texts("{}", "null"))


@schemathesis.check
def refused_for_a_reason(ctx, response, case):
    """Whatever is asked, nothing goes wrong inside: a refusal has a code that tells its reason."""
    assert response.status_code in (200, 400), response.status_code
    for error in response.json().get("errors", []):
        assert error["extensions"]["code"] != "INTERNAL", error
