/** Whose facts these are, and as of when. */
export function Source({ asOf }: { asOf: string }) {
  return (
    <p class="source">
      As of {asOf}. Contains public sector information from Ofsted licensed under the{" "}
      <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
        Open Government Licence v3.0
      </a>
      . Not affiliated with Ofsted.
    </p>
  );
}
