// samples are calls to copy for one set of evaluation data. The token comes from
// the environment, so that it does not end up in a shared script; every page is read.
export type Language = 'curl' | 'r' | 'python';

export function samples(base: string, cohort: string, set: string): Record<Language, string> {
  return { curl: curl(base, cohort, set), r: r(base, cohort, set), python: python(base, cohort, set) };
}

function curl(base: string, cohort: string, set: string): string {
  return `curl --fail-with-body \\
  -H "Authorization: Bearer $TANDEM_TOKEN" \\
  "${base}/evaluation/cohorts/${cohort}/${set}?limit=200"

# The next page: repeat with &cursor= and the value of page.next,
# until page.next is null.`;
}

function r(base: string, cohort: string, set: string): string {
  return `library(httr2)

read_page <- function(cursor = NULL) {
  request("${base}") |>
    req_url_path_append("evaluation", "cohorts", "${cohort}", "${set}") |>
    req_url_query(limit = 200, cursor = cursor) |>
    req_auth_bearer_token(Sys.getenv("TANDEM_TOKEN")) |>
    req_perform() |>
    resp_body_json(simplifyVector = TRUE)
}

pages <- list()
cursor <- NULL
repeat {
  answer <- read_page(cursor)
  pages[[length(pages) + 1]] <- answer$data
  cursor <- answer$page[["next"]]
  if (is.null(cursor)) break
}
${set} <- dplyr::bind_rows(pages)`;
}

function python(base: string, cohort: string, set: string): string {
  return `import os
import requests

url = "${base}/evaluation/cohorts/${cohort}/${set}"
session = requests.Session()
session.headers["Authorization"] = f"Bearer {os.environ['TANDEM_TOKEN']}"

${set}, cursor = [], None
while True:
    answer = session.get(url, params={"limit": 200, "cursor": cursor}, timeout=30)
    answer.raise_for_status()
    page = answer.json()
    ${set}.extend(page["data"])
    cursor = page["page"].get("next")
    if not cursor:
        break

print(len(${set}), "rows")`;
}
