"""From cases to arrays: issues become variables, conditions become formulas. The only bridge between the two."""
