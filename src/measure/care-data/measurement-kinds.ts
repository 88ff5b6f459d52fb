// Measurements that Utfall knows, with unit and what can be true of a living person: a value outside is a slip of typing or
// another unit (HbA1c 4000). An open list: an unknown kind is a warning, and a new one is a line here.

export interface MeasurementKind {
  readonly unit: string;
  readonly least: number;
  readonly most: number;
  /** Swedish, for docs/reference. */
  readonly meaning: string;
}

/**
 * Limits are wider than anything that is measured in living people, so that no true value is refused; they are no limits of
 * health. Units as in Swedish laboratories (HbA1c in mmol/mol according to IFCC, since 2010).
 */
export const MEASUREMENT_KINDS: Readonly<Record<string, MeasurementKind>> = {
  hba1c: { unit: 'mmol/mol', least: 10, most: 250, meaning: 'Långtidsblodsocker, HbA1c' },
  systolic: { unit: 'mmHg', least: 40, most: 320, meaning: 'Blodtryck, övre' },
  diastolic: { unit: 'mmHg', least: 15, most: 220, meaning: 'Blodtryck, undre' },
  egfr: { unit: 'ml/min/1,73 m²', least: 1, most: 250, meaning: 'Njurfunktion, uppskattad (eGFR)' },
  creatinine: { unit: 'µmol/l', least: 5, most: 3_000, meaning: 'Kreatinin i plasma' },
  ldl: { unit: 'mmol/l', least: 0, most: 30, meaning: 'LDL-kolesterol' },
  bmi: { unit: 'kg/m²', least: 5, most: 150, meaning: 'Kroppsmasseindex' },
  weight: { unit: 'kg', least: 0, most: 500, meaning: 'Vikt' },
  height: { unit: 'cm', least: 20, most: 260, meaning: 'Längd' },
  smoking: { unit: 'ja=1', least: 0, most: 1, meaning: 'Röker: 1, röker inte: 0' },
};
