/** Statistics by which features are chosen: how columns vary, and how they go with each other. */
const selecting: ReadonlySet<string> = new Set(
  (
    'corr corrwith corrcoef cov var std pearsonr spearmanr kendalltau pointbiserialr ttest_ind ' +
    'chi2 chi2_contingency f_classif f_regression f_oneway mannwhitneyu ks_2samp ' +
    'mutual_info_classif mutual_info_regression mutual_info_score r_regression ' +
    'variance_inflation_factor permutation_importance'
  ).split(' '),
);

/** Whether columns are commonly chosen by this statistic. */
export function isSelecting(fn: string): boolean {
  return selecting.has(fn);
}
