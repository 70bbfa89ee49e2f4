/**
 * Whose facts these are, and as of when.
 *
 * @param day the same as an ISO date, where `age.js` is to say how long ago that is
 */
export function Source({ asOf, day }: { asOf: string; day?: string }) {
  return (
    <p class="source">
      As of {asOf}. {day && <strong class="age" data-day={day} />} Contains public sector information from
      Ofsted licensed under the{" "}
      <a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/">
        Open Government Licence v3.0
      </a>
      . Not affiliated with Ofsted.
    </p>
  );
}
