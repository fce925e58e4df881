import { encodingOnTestRows } from './leak/encodingOnTestRows';
import { fitOnTestRows } from './leak/fitOnTestRows';
import { lateArriving } from './leak/lateArriving';
import { postOutcome } from './leak/postOutcome';
import { preprocessingOutsideCv } from './leak/preprocessingOutsideCv';
import { refitOnTest } from './leak/refitOnTest';
import { refitThenScore } from './leak/refitThenScore';
import { resampleBeforeSplit } from './leak/resampleBeforeSplit';
import { resampledTest } from './leak/resampledTest';
import { selectionOnTestRows } from './leak/selectionOnTestRows';
import { shuffledTime } from './leak/shuffledTime';
import { statisticOnTestRows } from './leak/statisticOnTestRows';
import { targetStatistic } from './leak/targetStatistic';
import { testIsTrain } from './leak/testIsTrain';
import { windowIncludesNow } from './leak/windowIncludesNow';
import { deadEnd } from './past/deadEnd';
import { differentScope } from './past/differentScope';
import { retryConditionMet } from './past/retryConditionMet';
import { row } from './rule';
import type { AnyRule } from './rule';

/** All rules. A further rule is one file and one line here. */
export const rules: readonly AnyRule[] = [
  row(fitOnTestRows),
  row(statisticOnTestRows),
  row(selectionOnTestRows),
  row(encodingOnTestRows),
  row(preprocessingOutsideCv),
  row(targetStatistic),
  row(refitOnTest),
  row(resampleBeforeSplit),
  row(resampledTest),
  row(refitThenScore),
  row(testIsTrain),
  row(shuffledTime),
  row(postOutcome),
  row(windowIncludesNow),
  row(lateArriving),
  row(deadEnd),
  row(differentScope),
  row(retryConditionMet),
];
