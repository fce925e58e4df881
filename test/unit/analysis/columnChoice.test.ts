import { checkEvents, type EventCase } from '../../support/eventCases';

/** Columns as merges, renaming and selections hand them on. */
const cases: readonly EventCase[] = [
  {
    name: 'a merge with chosen columns',
    cells: [
      `both = df.merge(stores[["store", "size"]], on="store", how="left")
Ridge().fit(both[["units", "size"]], both["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, stores.size -> sales.sold'],
  },
  {
    name: 'a merge in which either table may hold the column',
    cells: [
      `both = df.merge(stores, on="store")
Ridge().fit(both[["size"]], both["sold"])`,
    ],
    events: ['fit Ridge on load: sales|stores.size -> sales|stores.sold'],
  },
  {
    name: 'suffixes of a merge',
    cells: [
      `a = df[["store", "units"]]
b = df[["store", "units", "sold"]].rename(columns={"units": "units"})
both = a.merge(b, on="store", suffixes=("_a", "_b"))
Ridge().fit(both[["units_a", "units_b"]], both["sold"])`,
    ],
    events: ['fit Ridge on load: units_a = sales.units, units_b = sales.units -> sales.sold'],
  },
  {
    name: 'a merge with a table of means',
    cells: [
      `means = df.groupby("store", as_index=False)["units"].mean().rename(columns={"units": "typical"})
df = df.merge(means, on="store")
Ridge().fit(df[["typical"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: typical = sales.units mean by store of load [aggregate] -> sales.sold after mean of load',
    ],
  },
  {
    name: 'rows of two tables, one below the other',
    cells: [
      `all = pd.concat([df[["units", "sold"]], stores[["units", "sold"]]])
Ridge().fit(all[["units"]], all["sold"])`,
    ],
    events: [
      'fit Ridge on load | stores: units = sales.units + stores.units -> sales.sold + stores.sold',
    ],
  },
  {
    name: 'columns side by side',
    cells: [
      `wide = pd.concat([df[["units"]], df["sold"].shift(1).rename("before")], axis=1)
Ridge().fit(wide, df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, before = sales.sold@1 [lag] -> sales.sold'],
  },
  {
    name: 'rename',
    cells: [
      `df = df.rename(columns={"units": "n"})
Ridge().fit(df[["n"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: n = sales.units -> sales.sold'],
  },
  {
    name: 'names set in order',
    cells: [
      `part = df[["units", "price"]]
part.columns = ["n", "p"]
Ridge().fit(part[["n"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: n = sales.units -> sales.sold'],
  },
  {
    name: 'all columns but some',
    cells: [
      `X = df.drop(columns=["sold", "store"])
Ridge().fit(X, df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold+store -> sales.sold'],
  },
  {
    name: 'a popped label',
    cells: [
      `y = df.pop("sold")
X = df.drop("store", axis=1)
Ridge().fit(X, y)`,
    ],
    events: ['fit Ridge on load: all of sales but sold+store -> sales.sold'],
  },
  {
    name: 'columns by position',
    cells: [
      `part = df[["units", "price", "sold"]]
Ridge().fit(part.iloc[:, :-1], part.iloc[:, -1])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'columns by label',
    cells: [`Ridge().fit(df.loc[:, ["units", "price"]], df.loc[:, "sold"])`],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'an array of a frame',
    cells: [
      `X = df[["units"]].values
Ridge().fit(X, df["sold"].to_numpy())`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold'],
  },
  {
    name: 'dummies',
    cells: [
      `X = pd.get_dummies(df[["store", "units"]], columns=["store"])
Ridge().fit(X, df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.store, sales.units -> sales.sold after get_dummies of load'],
  },
  {
    name: 'names that are not in a list',
    cells: [
      `cols = [c for c in df.columns if c not in ("sold", "store")]
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but sold+store -> sales.sold'],
  },
  {
    name: 'names that are in a list',
    cells: [
      `cols = [c for c in df.columns if c in ["units", "price"]]
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: sales.units, sales.price -> sales.sold'],
  },
  {
    name: 'names that begin alike',
    cells: [
      `df["lag_1"] = df["units"].shift(1)
cols = [c for c in df.columns if c.startswith("lag_")]
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag_1 = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'names that do not begin alike',
    cells: [
      `cols = [c for c in df.columns if not c.startswith("sold") and c != "day"]
Ridge().fit(df[cols], df["sold"])`,
    ],
    events: ['fit Ridge on load: all of sales but day -> sales.sold'],
  },
  {
    name: 'a column set for every row',
    cells: [
      `df.loc[:, "lag"] = df["units"].shift(1)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'a column set for some rows',
    cells: [
      `df.loc[df.units > 3, "units"] = df["price"]
Ridge().fit(df[["units"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: units = sales.units + sales.price -> sales.sold'],
  },
];

describe('which columns a table holds', () => checkEvents(cases));
