export { Grid, type GridHandle, type GridProps } from './Grid';
export { countColumn, dateColumn, moneyColumn, stateColumn, textColumn } from './cells';
export { completeOrder, initialLayout, keptLayout, type ColumnLayout } from './columns';
export { countSelected, everything, isNothing, isSelected, nothing, selectionInput, type Selection } from './selection';
export type { Density, GridColumn, RowPage, RowSource } from './types';
export { pageSize, RowWindow } from './window';
