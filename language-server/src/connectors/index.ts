import { aide } from './aide/aide';
import { aim } from './aim/aim';
import { autoresearch } from './autoresearch/autoresearch';
import type { Connector } from './connector';
import { dbt } from './dbt/dbt';
import { dvc } from './dvc/dvc';
import { huggingFace } from './huggingFace/huggingFace';
import { kedro } from './kedro/kedro';
import { lightning } from './lightning/lightning';
import { mlflowFiles } from './mlflowFiles/mlflowFiles';
import { mlflowSqlite } from './mlflowSqlite/mlflowSqlite';
import { odcs } from './odcs/odcs';
import { optuna } from './optuna/optuna';
import { precedentFiles } from './precedentFiles/precedentFiles';
import { rayTune } from './rayTune/rayTune';
import { sacred } from './sacred/sacred';
import { tensorboard } from './tensorboard/tensorboard';
import { wandb } from './wandb/wandb';

/** Every system that can be read. Adding one is a folder and a line here. */
export const connectors: readonly Connector[] = [
  precedentFiles,
  mlflowFiles,
  mlflowSqlite,
  wandb,
  dbt,
  odcs,
  dvc,
  optuna,
  lightning,
  huggingFace,
  rayTune,
  tensorboard,
  sacred,
  aim,
  kedro,
  autoresearch,
  aide,
];
