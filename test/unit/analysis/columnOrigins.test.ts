import { checkEvents, type EventCase } from '../../support/eventCases';

/** What pandas and polars compute, as source columns with lag, window, aggregate and partners. */
const cases: readonly EventCase[] = [
  {
    name: 'a shift, in rows back',
    cells: [
      `df["lag"] = df["units"].shift(7)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@7 [lag] -> sales.sold'],
  },
  {
    name: 'a shift within groups',
    cells: [
      `df["lag"] = df.groupby("store")["units"].shift(1)
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'a shift by one when no number is given',
    cells: [
      `df["lag"] = df["units"].shift()
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@1 [lag] -> sales.sold'],
  },
  {
    name: 'a shift ahead',
    cells: [
      `df["lead"] = df.units.shift(periods=-2)
Ridge().fit(df[["lead"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lead = sales.units@-2 [lag] -> sales.sold'],
  },
  {
    name: 'a difference, which reads the row itself',
    cells: [
      `df["change"] = df["units"].diff(7)
df["growth"] = df["units"].pct_change()
Ridge().fit(df[["change", "growth"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: change = sales.units [difference], growth = sales.units [difference] -> sales.sold',
    ],
  },
  {
    name: 'a window that ends before the row',
    cells: [
      `df["mean7"] = df["units"].shift(1).rolling(7).mean()
Ridge().fit(df[["mean7"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: mean7 = sales.units@1 window 7 [lag,rolling] -> sales.sold'],
  },
  {
    name: 'a window moved back',
    cells: [
      `df["mean7"] = df["units"].rolling(7).mean().shift(14)
Ridge().fit(df[["mean7"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: mean7 = sales.units@14 window 7 [lag,rolling] -> sales.sold'],
  },
  {
    name: 'a window that reaches ahead',
    cells: [
      `df["mean7"] = df["units"].rolling(7, center=True).mean()
Ridge().fit(df[["mean7"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: mean7 = sales.units window 7 ahead [rolling] -> sales.sold'],
  },
  {
    name: 'windows without end',
    cells: [
      `df["mean"] = df["units"].expanding().mean()
df["ewm"] = df["units"].ewm(span=3).mean()
Ridge().fit(df[["mean", "ewm"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: mean = sales.units window all [expanding], ewm = sales.units window all [expanding] -> sales.sold',
    ],
  },
  {
    name: 'a running sum',
    cells: [
      `df["so_far"] = df.groupby("store")["units"].cumsum()
Ridge().fit(df[["so_far"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: so_far = sales.units window all [expanding] -> sales.sold'],
  },
  {
    name: 'a window within groups',
    cells: [
      `df["roll"] = df.groupby("store")["units"].rolling(3).mean().reset_index(0, drop=True)
Ridge().fit(df[["roll"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: roll = sales.units window 3 [rolling] -> sales.sold'],
  },
  {
    name: 'a function of a group that shifts',
    cells: [
      `df["lag"] = df.groupby("store")["units"].transform(lambda s: s.shift(7))
Ridge().fit(df[["lag"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag = sales.units@7 [lag] -> sales.sold'],
  },
  {
    name: 'a function of a group that shifts and takes a window',
    cells: [
      `df["roll"] = df.groupby("store")["units"].transform(lambda s: s.shift(1).rolling(7).mean())
Ridge().fit(df[["roll"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: roll = sales.units@1 window 7 [lag,rolling] -> sales.sold'],
  },
  {
    name: 'a mean spread over its group',
    cells: [
      `df["typical"] = df.groupby("store")["units"].transform("mean")
Ridge().fit(df[["typical"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: typical = sales.units mean by store of load [aggregate] -> sales.sold after mean of load',
    ],
  },
  {
    name: 'a mean looked up by key',
    cells: [
      `means = df.groupby("store")["units"].mean()
df["typical"] = df["store"].map(means)
Ridge().fit(df[["typical"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: typical = sales.units mean by store of load [aggregate] -> sales.sold after mean of load',
    ],
  },
  {
    name: 'assign, with values and functions',
    cells: [
      `df = df.assign(ratio=df["units"] / df["price"], double=lambda d: d["units"] * 2)
Ridge().fit(df[["ratio", "double"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: ratio = sales.units [ratio] with price + sales.price [ratio] with units, double = sales.units -> sales.sold',
    ],
  },
  {
    name: 'a lag of a lag',
    cells: [
      `df = df.assign(lag=lambda d: d.units.shift(1)).assign(lag2=lambda d: d.lag.shift(1))
Ridge().fit(df[["lag2"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: lag2 = sales.units@2 [lag] -> sales.sold'],
  },
  {
    name: 'a logarithm',
    cells: [
      `df["log"] = np.log1p(df["units"].clip(lower=0)).astype("float32")
Ridge().fit(df[["log"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: log = sales.units [log] -> sales.sold'],
  },
  {
    name: 'a product',
    cells: [
      `df["x"] = df["units"] * df["price"] + 1
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: x = sales.units [interaction] with price + sales.price [interaction] with units -> sales.sold',
    ],
  },
  {
    name: 'a sum of columns of different age',
    cells: [
      `df["t"] = df["a"] + df["b"].shift(1)
Ridge().fit(df[["t"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: t = sales.a [sum] with b + sales.b@1 [lag,sum] with a -> sales.sold',
    ],
  },
  {
    name: 'a function of a row',
    cells: [
      `df["x"] = df.apply(lambda r: r["units"] * r["price"], axis=1)
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: x = sales.units [interaction] with price + sales.price [interaction] with units -> sales.sold',
    ],
  },
  {
    name: 'a function of a value',
    cells: [
      `df["x"] = df["units"].apply(lambda v: v * 2)
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: ['fit Ridge on load: x = sales.units -> sales.sold'],
  },
  {
    name: 'a choice between columns',
    cells: [
      `df["x"] = np.where(df["price"] > 3, df["units"], 0)
Ridge().fit(df[["x"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: x = sales.price [other] with units + sales.units [other] with price -> sales.sold',
    ],
  },
  {
    name: 'a label moved ahead',
    cells: [
      `df["next"] = df["sold"].shift(-7)
Ridge().fit(df[["units"]], df["next"])`,
    ],
    events: ['fit Ridge on load: sales.units -> sales.sold 7 rows ahead'],
  },
  {
    name: 'names built in a loop',
    cells: [
      `for k in [1, 7]:
    df[f"lag_{k}"] = df["units"].shift(k)
Ridge().fit(df[["lag_1", "lag_7"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: lag_1 = sales.units@1 [lag], lag_7 = sales.units@7 [lag] -> sales.sold',
    ],
  },
  {
    name: 'names built from a range',
    cells: [
      `for k in range(1, 3):
    df["lag_" + str(k)] = df["units"].shift(k)
Ridge().fit(df[["lag_1", "lag_2"]], df["sold"])`,
    ],
    events: [
      'fit Ridge on load: lag_1 = sales.units@1 [lag], lag_2 = sales.units@2 [lag] -> sales.sold',
    ],
  },
  {
    name: 'polars expressions',
    cells: [
      `t = pl.read_parquet("trips.parquet")
t = t.with_columns(pl.col("units").shift(7).over("store").alias("lag"), (pl.col("a") / pl.col("b")).alias("ratio"))
Ridge().fit(t.select(["lag", "ratio"]), t["sold"])`,
    ],
    events: [
      'fit Ridge on code: lag = trips.units@7 [lag], ratio = trips.a [ratio] with b + trips.b [ratio] with a -> trips.sold',
    ],
  },
  {
    name: 'polars windows and means over groups',
    cells: [
      `t = pl.read_parquet("trips.parquet")
t = t.with_columns(pl.col("units").shift(1).rolling_mean(7).over("store").alias("roll"), typical=pl.col("units").mean().over("store"))
Ridge().fit(t.select("roll", "typical").to_numpy(), t["sold"].to_numpy())`,
    ],
    events: [
      'fit Ridge on code: roll = trips.units@1 window 7 [lag,rolling], typical = trips.units mean by store of code [aggregate] -> trips.sold after mean of code',
    ],
  },
  {
    name: 'a function for each column of a group, of which counts read no values',
    cells: [
      `named = df.groupby("store").agg(typical=("sold", "mean"), n=("sold", "count")).reset_index()
both = df.merge(named, on="store")
Ridge().fit(both[["typical", "n"]], both["sold"])`,
      `given = df.groupby("store").agg({"units": "max", "price": "size"}).reset_index()
Ridge().fit(given[["units", "price"]], given["store"])`,
    ],
    events: [
      'fit Ridge on load: typical = sales.sold mean by store of load [aggregate], n = nothing -> sales.sold after mean of load',
      'fit Ridge on summary:1: units = sales.units max by store of load [aggregate], price = nothing -> sales.store after max of load',
    ],
  },
];

describe('where the values of a column come from', () => checkEvents(cases));
