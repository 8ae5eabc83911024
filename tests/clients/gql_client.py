"""The Python client gql against a running server. See README.md.

usage: gql_client.py <base-url> <username> <password>
"""

import sys

import requests
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError

SECONDS = 30

LIST = """
query KecamatanDaftar {
  kecamatanList { kode nama }
}
"""

LOOK = """
query KecamatanLihat($kode: String!, $tahun: Int!, $letak: Letak) {
  kecamatan(kode: $kode) {
    ...KecamatanRingkas
    lkjip(tahun: $tahun) { id status }
  }
  kecamatanList(letak: $letak) { ...KecamatanRingkas }
}

fragment KecamatanRingkas on Kecamatan {
  id
  kode
  nama
  letak
  kabupaten { kode nama }
}
"""

REPORT = """
query LkjipLihat($kecamatan: String!, $tahun: Int!) {
  lkjip(kecamatan: $kecamatan, tahun: $tahun) { id status }
}
"""

SUBMIT = """
mutation LkjipAjukan($input: LkjipStepInput!) {
  lkjipSubmit(input: $input) {
    lkjip { id version }
    userErrors { code message path }
  }
}
"""


class Report:
    """One line per check; the count at the end."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, run):
        try:
            remark = run()
        except Exception as error:  # noqa: BLE001: any failure is a line of the report
            self.failed += 1
            text = " ".join((str(error) or type(error).__name__).split())[:400]
            print(f"FAIL  gql: {name}: {text}")
            return False
        self.passed += 1
        print(f"ok    gql: {name} ({remark})" if remark else f"ok    gql: {name}")
        return True

    def close(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0


def sign_in(base, username, password):
    response = requests.post(
        f"{base}/auth/login",
        json={"username": username, "password": password},
        timeout=SECONDS,
    )
    response.raise_for_status()
    return response.json()["accessToken"]


def connect(base, token, fetch_schema):
    transport = RequestsHTTPTransport(
        url=f"{base}/graphql",
        headers={"Authorization": f"Bearer {token}"} if token else None,
        use_json=True,
        timeout=SECONDS,
    )
    return Client(transport=transport, fetch_schema_from_transport=fetch_schema)


def run(client, text, variables=None):
    request = gql(text)
    request.variable_values = variables or {}
    return client.execute(request)


def refused(client, text, variables, code):
    """A top-level error of the answer, with its code."""
    try:
        data = run(client, text, variables)
    except TransportQueryError as error:
        first = error.errors[0]
        found = first.get("extensions", {}).get("code")
        assert first.get("message"), f"no message: {first}"
        assert found, f"no code: {first}"
        assert code is None or found == code, f"code {found}"
        return found
    raise AssertionError(f"answered {data}")


def main(base, username, password):
    report = Report()
    client = None

    def start():
        nonlocal client
        client = connect(base, sign_in(base, username, password), fetch_schema=True)

    def a_list():
        found = run(client, LIST)["kecamatanList"]
        assert found and all(each["kode"] and each["nama"] for each in found), found
        return f"{len(found)} kecamatan"

    def schema():
        assert client.schema.query_type.name == "Query", "no schema"
        return f"{len(client.schema.type_map)} types"

    def look():
        answer = run(client, LOOK, {"kode": "35.29.13", "tahun": 2023, "letak": "KEPULAUAN"})
        assert answer["kecamatan"]["kode"] == "35.29.13", answer
        assert all(each["letak"] == "KEPULAUAN" for each in answer["kecamatanList"]), answer

    def by_the_schema():
        try:
            run(client, "{ tidakAda }")
        except GraphQLError:
            return None
        raise AssertionError("an unknown field was not noticed")

    if report.check("sign in", start):
        report.check("a list", a_list)
        report.check("the schema is fetched", schema)
        report.check("variables and fragments", look)
        report.check(
            "NOT_FOUND of a query is an error",
            lambda: refused(client, REPORT, {"kecamatan": "35.29.99", "tahun": 2023}, "NOT_FOUND"),
        )
        report.check(
            "NOT_FOUND of a mutation is an error",
            lambda: refused(
                client, SUBMIT, {"input": {"id": "tidak-ada", "version": 1}}, "NOT_FOUND"
            ),
        )
        report.check("an unknown field is noticed by the fetched schema", by_the_schema)
        report.check(
            "a refused document is a GraphQL error",
            lambda: refused(
                connect(base, sign_in(base, username, password), fetch_schema=False),
                "{ tidakAda }",
                {},
                None,
            ),
        )
        report.check(
            "the anonymous get UNAUTHENTICATED",
            lambda: refused(connect(base, None, fetch_schema=False), LIST, {}, "UNAUTHENTICATED"),
        )
    return report.close()


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    sys.exit(main(sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3]))
