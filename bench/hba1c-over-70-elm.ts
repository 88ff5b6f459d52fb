// The catalogue's hba1c-over-70 in ELM, the form that CQL is executed in (HL7, Clinical Quality Language 1.5, ch. 4), written by
// hand: a translator from CQL is a Java program. Records are of cql-execution's own simple model, so that no FHIR is in the way.
// Dates are compared by day. The parameter End is the first day after the period.

type Elm = Readonly<Record<string, unknown>>;

const SYSTEM = '{urn:hl7-org:elm-types:r1}';
const SIMPLE = '{https://github.com/cqframework/cql-execution/simple}';

const END: Elm = { type: 'ParameterRef', name: 'End' };
const integer = (value: number): Elm => ({
  type: 'Literal',
  valueType: `${SYSTEM}Integer`,
  value: String(value),
});
const text = (value: string): Elm => ({ type: 'Literal', valueType: `${SYSTEM}String`, value });
const of = (type: string, ...operand: readonly Elm[]): Elm => ({ type, operand });
const byDay = (type: string, ...operand: readonly Elm[]): Elm => ({ type, precision: 'Day', operand });
const all = (...conditions: readonly Elm[]): Elm =>
  conditions.reduce((left, right) => of('And', left, right));
const field = (path: string): Elm => ({ type: 'Property', path, scope: 'R' });
const before = (value: number, unit: string): Elm => of('Subtract', END, { type: 'Quantity', value, unit });
const within = (value: number, unit: string): Elm =>
  all(byDay('SameOrAfter', field('on'), before(value, unit)), byDay('Before', field('on'), END));
const rows = (type: string, where: Elm, more: Elm = {}): Elm => ({
  type: 'Query',
  source: [{ alias: 'R', expression: { type: 'Retrieve', dataType: `${SIMPLE}${type}` } }],
  relationship: [],
  where,
  ...more,
});
const named = (name: string): Elm => ({ type: 'ExpressionRef', name });
const exists = (among: Elm): Elm => ({ type: 'Exists', operand: among });

const STATEMENTS: Readonly<Record<string, Elm>> = {
  Patient: { type: 'SingletonFrom', operand: { type: 'Retrieve', dataType: `${SIMPLE}Patient` } },
  Listing: rows(
    'Listing',
    all(
      byDay('Before', field('from_on'), END),
      of('Or', { type: 'IsNull', operand: field('to_on') }, byDay('SameOrAfter', field('to_on'), END)),
    ),
  ),
  Adult: of(
    'GreaterOrEqual',
    {
      type: 'CalculateAgeAt',
      precision: 'Year',
      operand: [{ type: 'Property', path: 'birthDate', source: named('Patient') }, before(1, 'day')],
    },
    integer(18),
  ),
  Diabetes: rows('Diagnosis', all(of('StartsWith', field('code'), text('E11')), within(5, 'years'))),
  Measured: rows('Measurement', all(of('Equal', field('kind'), text('hba1c')), within(18, 'months')), {
    sort: {
      by: [
        { type: 'ByColumn', path: 'on', direction: 'asc' },
        { type: 'ByColumn', path: 'value', direction: 'asc' },
      ],
    },
  }),
  Unit: { type: 'Property', path: 'unit', source: { type: 'First', source: named('Listing') } },
  Denominator: all(
    exists(named('Listing')),
    named('Adult'),
    exists(named('Diabetes')),
    exists(named('Measured')),
  ),
  Numerator: all(
    named('Denominator'),
    of(
      'Greater',
      { type: 'Property', path: 'value', source: { type: 'Last', source: named('Measured') } },
      integer(70),
    ),
  ),
};

export const HBA1C_OVER_70_ELM = {
  library: {
    identifier: { id: 'HbA1cOver70', version: '1' },
    schemaIdentifier: { id: 'urn:hl7-org:elm', version: 'r1' },
    usings: {
      def: [
        { localIdentifier: 'System', uri: 'urn:hl7-org:elm-types:r1' },
        { localIdentifier: 'Simple', uri: 'https://github.com/cqframework/cql-execution/simple' },
      ],
    },
    parameters: {
      def: [
        {
          name: 'End',
          accessLevel: 'Public',
          parameterTypeSpecifier: { type: 'NamedTypeSpecifier', name: `${SYSTEM}DateTime` },
        },
      ],
    },
    statements: {
      def: Object.entries(STATEMENTS).map(([name, expression]) => ({
        name,
        context: 'Patient',
        accessLevel: 'Public',
        expression,
      })),
    },
  },
};
