// What results are divided by, as columns of a statement.
import type { Dimension, MeasureRequest } from '../../contract.ts';
import { DIMENSIONS } from '../../contract.ts';
import type { Compiler, SqlScene } from './scene.ts';
import { columnOf } from './values.ts';

/** Those asked for, in the order of rows. */
export function dimensionsOf({ dimensions }: Pick<MeasureRequest, 'dimensions'>): readonly Dimension[] {
  return DIMENSIONS.filter((dimension) => dimensions.includes(dimension));
}

/** An age band is its place in the request. */
export function dimensionSql(
  dimension: Dimension,
  { ageBands, model }: MeasureRequest,
  scene: SqlScene,
  compiler: Compiler,
): string {
  switch (dimension) {
    case 'unit':
      return compiler.text(model.subject.unit, scene);
    case 'municipality':
      return columnOf('person', 'municipality', scene);
    case 'sex':
      return `coalesce(${columnOf('person', 'sex', scene)}, 'unknown')`;
    case 'age-band': {
      const age = compiler.integer({ kind: 'age', on: model.subject.ageOn, unit: 'months' }, scene);
      const cases = ageBands.slice(1).map((next, index) => `when ${age} < ${12 * next} then ${index}`);
      return `case when ${age} is null then null ${cases.join(' ')} else ${ageBands.length - 1} end`;
    }
  }
}

export function dimensionColumn(dimension: Dimension): string {
  return `by_${dimension.replace('-', '_')}`;
}
