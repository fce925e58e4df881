/**
 * A notebook as data scientists write them, of any length and always the same: experiments one after
 * the other, each of ten cells that load a table, look at it, make features, split, train and judge.
 * Every fourth experiment starts from a table that the second cell loads for all.
 */
export const cellsOfExperiment = [
  'load',
  'look',
  'features',
  'select',
  'split',
  'prepare',
  'train',
  'judge',
  'errors',
  'summary',
] as const;

export type Role = (typeof cellsOfExperiment)[number];

/** A cell of the generated notebook; the two before the first experiment belong to none. */
export interface GeneratedCell {
  readonly uid: string;
  readonly text: string;
  readonly experiment: number;
  readonly role: Role | 'imports' | 'orders';
}

/** The first `count` cells of the notebook. */
export function generateNotebook(count: number): readonly GeneratedCell[] {
  const cells: GeneratedCell[] = [
    { uid: 'imports', text: imports, experiment: 0, role: 'imports' },
    { uid: 'orders', text: orders, experiment: 0, role: 'orders' },
  ];
  for (let experiment = 1; cells.length < count; experiment += 1) {
    for (const role of cellsOfExperiment) {
      const text = writeCell[role](experiment);
      cells.push({ uid: uidOf(role, experiment), text, experiment, role });
    }
  }
  return cells.slice(0, count);
}

/** The name of a cell. */
export function uidOf(role: Role, experiment: number): string {
  return `${role}-${experiment}`;
}

/** Whether an experiment starts from the table that all may share. */
export function startsFromOrders(experiment: number): boolean {
  return experiment % 4 === 0;
}

const imports = `import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

SEED = 7
results = []`;

const orders = `orders = pd.read_parquet("data/orders.parquet")
orders["placed_at"] = pd.to_datetime(orders["placed_at"])
orders = orders.dropna(subset=["amount"])`;

const numeric = [
  'amount',
  'discount',
  'weight_kg',
  'n_items',
  'distance_km',
  'wait_days',
  'visits',
];
const categorical = ['region', 'channel', 'carrier', 'plan'];
const models = ['Ridge(alpha=0.5)', 'RandomForestRegressor(n_estimators=200, random_state=SEED)'];

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

const writeCell: Readonly<Record<Role, (i: number) => string>> = {
  load: (i) =>
    startsFromOrders(i)
      ? `df_${i} = orders.copy()\ndf_${i}.shape`
      : `df_${i} = pd.read_csv("data/returns_${i}.csv", parse_dates=["placed_at"])\ndf_${i}.head()`,
  look: (i) => `missing_${i} = df_${i}.isna().mean().sort_values(ascending=False)
for col in ["${pick(categorical, i)}", "${pick(categorical, i + 1)}"]:
    print(col, df_${i}[col].value_counts(dropna=False).head(10).to_dict())`,
  features: (i) => `def add_features_${i}(frame):
    frame = frame.copy()
    frame["ratio_${i}"] = frame["${pick(numeric, i)}"] / (frame["${pick(numeric, i + 1)}"] + 1)
    frame["log_${i}"] = np.log1p(frame["${pick(numeric, i + 2)}"].clip(lower=0))
    return frame


df_${i} = add_features_${i}(df_${i})
df_${i} = df_${i}.drop(columns=["refunded_at"])`,
  select: (
    i,
  ) => `features_${i} = ["${pick(numeric, i)}", "${pick(numeric, i + 3)}", "ratio_${i}", "log_${i}"]
kinds_${i} = ["${pick(categorical, i)}"]
X_${i} = df_${i}[features_${i} + kinds_${i}]
y_${i} = df_${i}["refund"]`,
  split: (i) => `X_train_${i}, X_test_${i}, y_train_${i}, y_test_${i} = train_test_split(
    X_${i}, y_${i}, test_size=0.2, random_state=SEED
)
print(len(X_train_${i}), len(X_test_${i}))`,
  prepare: (
    i,
  ) => `numbers_${i} = Pipeline([("impute", SimpleImputer()), ("scale", StandardScaler())])
prepare_${i} = ColumnTransformer([
    ("num", numbers_${i}, features_${i}),
    ("cat", OneHotEncoder(handle_unknown="ignore"), kinds_${i}),
])`,
  train: (i) => `model_${i} = Pipeline([("prepare", prepare_${i}), ("model", ${pick(models, i)})])
model_${i}.fit(X_train_${i}, y_train_${i})
guess_${i} = model_${i}.predict(X_test_${i})`,
  judge: (i) => `mae_${i} = mean_absolute_error(y_test_${i}, guess_${i})
results.append({"experiment": ${i}, "mae": mae_${i}})
print(f"experiment ${i}: {mae_${i}:.3f}")`,
  errors: (i) => `errors_${i} = X_test_${i}.assign(error=y_test_${i} - guess_${i})
errors_${i}.groupby("${pick(categorical, i)}")["error"].agg(["count", "mean"])`,
  summary: (i) => `best_${i} = pd.DataFrame(results).sort_values("mae").head(3)
best_${i}`,
};
