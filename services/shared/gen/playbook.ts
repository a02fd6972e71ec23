import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { BaselineInput as _tocsin_config_v1_BaselineInput, Baseline as _tocsin_config_v1_Baseline } from './tocsin/config/v1/Baseline.ts';
import type { BaselineHourInput as _tocsin_config_v1_BaselineHourInput, BaselineHour as _tocsin_config_v1_BaselineHour } from './tocsin/config/v1/BaselineHour.ts';
import type { BrandInput as _tocsin_config_v1_BrandInput, Brand as _tocsin_config_v1_Brand } from './tocsin/config/v1/Brand.ts';
import type { ConfigVersionInput as _tocsin_config_v1_ConfigVersionInput, ConfigVersion as _tocsin_config_v1_ConfigVersion } from './tocsin/config/v1/ConfigVersion.ts';
import type { PlanInput as _tocsin_config_v1_PlanInput, Plan as _tocsin_config_v1_Plan } from './tocsin/config/v1/Plan.ts';
import type { PlanFileInput as _tocsin_config_v1_PlanFileInput, PlanFile as _tocsin_config_v1_PlanFile } from './tocsin/config/v1/PlanFile.ts';
import type { RuleInput as _tocsin_config_v1_RuleInput, Rule as _tocsin_config_v1_Rule } from './tocsin/config/v1/Rule.ts';
import type { TermInput as _tocsin_config_v1_TermInput, Term as _tocsin_config_v1_Term } from './tocsin/config/v1/Term.ts';
import type { ApplyPlaybookRequestInput as _tocsin_playbook_v1_ApplyPlaybookRequestInput, ApplyPlaybookRequest as _tocsin_playbook_v1_ApplyPlaybookRequest } from './tocsin/playbook/v1/ApplyPlaybookRequest.ts';
import type { ApplyPlaybookResponseInput as _tocsin_playbook_v1_ApplyPlaybookResponseInput, ApplyPlaybookResponse as _tocsin_playbook_v1_ApplyPlaybookResponse } from './tocsin/playbook/v1/ApplyPlaybookResponse.ts';
import type { FindHolderRequestInput as _tocsin_playbook_v1_FindHolderRequestInput, FindHolderRequest as _tocsin_playbook_v1_FindHolderRequest } from './tocsin/playbook/v1/FindHolderRequest.ts';
import type { FindHolderResponseInput as _tocsin_playbook_v1_FindHolderResponseInput, FindHolderResponse as _tocsin_playbook_v1_FindHolderResponse } from './tocsin/playbook/v1/FindHolderResponse.ts';
import type { GetPlaybookRequestInput as _tocsin_playbook_v1_GetPlaybookRequestInput, GetPlaybookRequest as _tocsin_playbook_v1_GetPlaybookRequest } from './tocsin/playbook/v1/GetPlaybookRequest.ts';
import type { GetPlaybookResponseInput as _tocsin_playbook_v1_GetPlaybookResponseInput, GetPlaybookResponse as _tocsin_playbook_v1_GetPlaybookResponse } from './tocsin/playbook/v1/GetPlaybookResponse.ts';
import type { ListPlaybookVersionsRequestInput as _tocsin_playbook_v1_ListPlaybookVersionsRequestInput, ListPlaybookVersionsRequest as _tocsin_playbook_v1_ListPlaybookVersionsRequest } from './tocsin/playbook/v1/ListPlaybookVersionsRequest.ts';
import type { ListPlaybookVersionsResponseInput as _tocsin_playbook_v1_ListPlaybookVersionsResponseInput, ListPlaybookVersionsResponse as _tocsin_playbook_v1_ListPlaybookVersionsResponse } from './tocsin/playbook/v1/ListPlaybookVersionsResponse.ts';
import type { PlaybookProblemInput as _tocsin_playbook_v1_PlaybookProblemInput, PlaybookProblem as _tocsin_playbook_v1_PlaybookProblem } from './tocsin/playbook/v1/PlaybookProblem.ts';
import type { PlaybookServiceClient as _tocsin_playbook_v1_PlaybookServiceClient, PlaybookServiceDefinition as _tocsin_playbook_v1_PlaybookServiceDefinition } from './tocsin/playbook/v1/PlaybookService.ts';
import type { PlaybookVersionInput as _tocsin_playbook_v1_PlaybookVersionInput, PlaybookVersion as _tocsin_playbook_v1_PlaybookVersion } from './tocsin/playbook/v1/PlaybookVersion.ts';
import type { RollbackPlaybookRequestInput as _tocsin_playbook_v1_RollbackPlaybookRequestInput, RollbackPlaybookRequest as _tocsin_playbook_v1_RollbackPlaybookRequest } from './tocsin/playbook/v1/RollbackPlaybookRequest.ts';
import type { RollbackPlaybookResponseInput as _tocsin_playbook_v1_RollbackPlaybookResponseInput, RollbackPlaybookResponse as _tocsin_playbook_v1_RollbackPlaybookResponse } from './tocsin/playbook/v1/RollbackPlaybookResponse.ts';
import type { ValidatePlaybookRequestInput as _tocsin_playbook_v1_ValidatePlaybookRequestInput, ValidatePlaybookRequest as _tocsin_playbook_v1_ValidatePlaybookRequest } from './tocsin/playbook/v1/ValidatePlaybookRequest.ts';
import type { ValidatePlaybookResponseInput as _tocsin_playbook_v1_ValidatePlaybookResponseInput, ValidatePlaybookResponse as _tocsin_playbook_v1_ValidatePlaybookResponse } from './tocsin/playbook/v1/ValidatePlaybookResponse.ts';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  tocsin: {
    config: {
      v1: {
        Baseline: MessageTypeDefinition<_tocsin_config_v1_BaselineInput, _tocsin_config_v1_Baseline>
        BaselineHour: MessageTypeDefinition<_tocsin_config_v1_BaselineHourInput, _tocsin_config_v1_BaselineHour>
        Brand: MessageTypeDefinition<_tocsin_config_v1_BrandInput, _tocsin_config_v1_Brand>
        ConfigVersion: MessageTypeDefinition<_tocsin_config_v1_ConfigVersionInput, _tocsin_config_v1_ConfigVersion>
        Plan: MessageTypeDefinition<_tocsin_config_v1_PlanInput, _tocsin_config_v1_Plan>
        PlanFile: MessageTypeDefinition<_tocsin_config_v1_PlanFileInput, _tocsin_config_v1_PlanFile>
        Rule: MessageTypeDefinition<_tocsin_config_v1_RuleInput, _tocsin_config_v1_Rule>
        RuleKind: EnumTypeDefinition
        RuleLevel: EnumTypeDefinition
        Term: MessageTypeDefinition<_tocsin_config_v1_TermInput, _tocsin_config_v1_Term>
      }
    }
    playbook: {
      v1: {
        ApplyPlaybookRequest: MessageTypeDefinition<_tocsin_playbook_v1_ApplyPlaybookRequestInput, _tocsin_playbook_v1_ApplyPlaybookRequest>
        ApplyPlaybookResponse: MessageTypeDefinition<_tocsin_playbook_v1_ApplyPlaybookResponseInput, _tocsin_playbook_v1_ApplyPlaybookResponse>
        FindHolderRequest: MessageTypeDefinition<_tocsin_playbook_v1_FindHolderRequestInput, _tocsin_playbook_v1_FindHolderRequest>
        FindHolderResponse: MessageTypeDefinition<_tocsin_playbook_v1_FindHolderResponseInput, _tocsin_playbook_v1_FindHolderResponse>
        GetPlaybookRequest: MessageTypeDefinition<_tocsin_playbook_v1_GetPlaybookRequestInput, _tocsin_playbook_v1_GetPlaybookRequest>
        GetPlaybookResponse: MessageTypeDefinition<_tocsin_playbook_v1_GetPlaybookResponseInput, _tocsin_playbook_v1_GetPlaybookResponse>
        ListPlaybookVersionsRequest: MessageTypeDefinition<_tocsin_playbook_v1_ListPlaybookVersionsRequestInput, _tocsin_playbook_v1_ListPlaybookVersionsRequest>
        ListPlaybookVersionsResponse: MessageTypeDefinition<_tocsin_playbook_v1_ListPlaybookVersionsResponseInput, _tocsin_playbook_v1_ListPlaybookVersionsResponse>
        PlaybookProblem: MessageTypeDefinition<_tocsin_playbook_v1_PlaybookProblemInput, _tocsin_playbook_v1_PlaybookProblem>
        PlaybookService: SubtypeConstructor<typeof grpc.Client, _tocsin_playbook_v1_PlaybookServiceClient> & { service: _tocsin_playbook_v1_PlaybookServiceDefinition }
        PlaybookVersion: MessageTypeDefinition<_tocsin_playbook_v1_PlaybookVersionInput, _tocsin_playbook_v1_PlaybookVersion>
        RollbackPlaybookRequest: MessageTypeDefinition<_tocsin_playbook_v1_RollbackPlaybookRequestInput, _tocsin_playbook_v1_RollbackPlaybookRequest>
        RollbackPlaybookResponse: MessageTypeDefinition<_tocsin_playbook_v1_RollbackPlaybookResponseInput, _tocsin_playbook_v1_RollbackPlaybookResponse>
        ValidatePlaybookRequest: MessageTypeDefinition<_tocsin_playbook_v1_ValidatePlaybookRequestInput, _tocsin_playbook_v1_ValidatePlaybookRequest>
        ValidatePlaybookResponse: MessageTypeDefinition<_tocsin_playbook_v1_ValidatePlaybookResponseInput, _tocsin_playbook_v1_ValidatePlaybookResponse>
      }
    }
  }
}

