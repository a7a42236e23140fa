"""Pure mathematics on arrays and indices: formulas, elimination, conflicts, boxes. Knows numpy and nothing of cases."""
