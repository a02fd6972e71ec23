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
import type { ArithmeticInput as _tocsin_signal_v1_ArithmeticInput, Arithmetic as _tocsin_signal_v1_Arithmetic } from './tocsin/signal/v1/Arithmetic.ts';
import type { BacktestServiceClient as _tocsin_signal_v1_BacktestServiceClient, BacktestServiceDefinition as _tocsin_signal_v1_BacktestServiceDefinition } from './tocsin/signal/v1/BacktestService.ts';
import type { ExplainSignalRequestInput as _tocsin_signal_v1_ExplainSignalRequestInput, ExplainSignalRequest as _tocsin_signal_v1_ExplainSignalRequest } from './tocsin/signal/v1/ExplainSignalRequest.ts';
import type { ExplainSignalResponseInput as _tocsin_signal_v1_ExplainSignalResponseInput, ExplainSignalResponse as _tocsin_signal_v1_ExplainSignalResponse } from './tocsin/signal/v1/ExplainSignalResponse.ts';
import type { FightInput as _tocsin_signal_v1_FightInput, Fight as _tocsin_signal_v1_Fight } from './tocsin/signal/v1/Fight.ts';
import type { ListSignalsRequestInput as _tocsin_signal_v1_ListSignalsRequestInput, ListSignalsRequest as _tocsin_signal_v1_ListSignalsRequest } from './tocsin/signal/v1/ListSignalsRequest.ts';
import type { ListSignalsResponseInput as _tocsin_signal_v1_ListSignalsResponseInput, ListSignalsResponse as _tocsin_signal_v1_ListSignalsResponse } from './tocsin/signal/v1/ListSignalsResponse.ts';
import type { RunBacktestRequestInput as _tocsin_signal_v1_RunBacktestRequestInput, RunBacktestRequest as _tocsin_signal_v1_RunBacktestRequest } from './tocsin/signal/v1/RunBacktestRequest.ts';
import type { RunBacktestResponseInput as _tocsin_signal_v1_RunBacktestResponseInput, RunBacktestResponse as _tocsin_signal_v1_RunBacktestResponse } from './tocsin/signal/v1/RunBacktestResponse.ts';
import type { SignalInput as _tocsin_signal_v1_SignalInput, Signal as _tocsin_signal_v1_Signal } from './tocsin/signal/v1/Signal.ts';
import type { SignalServiceClient as _tocsin_signal_v1_SignalServiceClient, SignalServiceDefinition as _tocsin_signal_v1_SignalServiceDefinition } from './tocsin/signal/v1/SignalService.ts';
import type { TermInput as _tocsin_signal_v1_TermInput, Term as _tocsin_signal_v1_Term } from './tocsin/signal/v1/Term.ts';
import type { WatchSignalsRequestInput as _tocsin_signal_v1_WatchSignalsRequestInput, WatchSignalsRequest as _tocsin_signal_v1_WatchSignalsRequest } from './tocsin/signal/v1/WatchSignalsRequest.ts';
import type { WatchSignalsResponseInput as _tocsin_signal_v1_WatchSignalsResponseInput, WatchSignalsResponse as _tocsin_signal_v1_WatchSignalsResponse } from './tocsin/signal/v1/WatchSignalsResponse.ts';
import type { AboutTermInput as _tocsin_window_v1_AboutTermInput, AboutTerm as _tocsin_window_v1_AboutTerm } from './tocsin/window/v1/AboutTerm.ts';
import type { CorrectedInput as _tocsin_window_v1_CorrectedInput, Corrected as _tocsin_window_v1_Corrected } from './tocsin/window/v1/Corrected.ts';
import type { FloodInput as _tocsin_window_v1_FloodInput, Flood as _tocsin_window_v1_Flood } from './tocsin/window/v1/Flood.ts';
import type { LanguageCountInput as _tocsin_window_v1_LanguageCountInput, LanguageCount as _tocsin_window_v1_LanguageCount } from './tocsin/window/v1/LanguageCount.ts';
import type { ListWindowsRequestInput as _tocsin_window_v1_ListWindowsRequestInput, ListWindowsRequest as _tocsin_window_v1_ListWindowsRequest } from './tocsin/window/v1/ListWindowsRequest.ts';
import type { ListWindowsResponseInput as _tocsin_window_v1_ListWindowsResponseInput, ListWindowsResponse as _tocsin_window_v1_ListWindowsResponse } from './tocsin/window/v1/ListWindowsResponse.ts';
import type { TopicCountInput as _tocsin_window_v1_TopicCountInput, TopicCount as _tocsin_window_v1_TopicCount } from './tocsin/window/v1/TopicCount.ts';
import type { UsualInput as _tocsin_window_v1_UsualInput, Usual as _tocsin_window_v1_Usual } from './tocsin/window/v1/Usual.ts';
import type { WatchWindowsRequestInput as _tocsin_window_v1_WatchWindowsRequestInput, WatchWindowsRequest as _tocsin_window_v1_WatchWindowsRequest } from './tocsin/window/v1/WatchWindowsRequest.ts';
import type { WatchWindowsResponseInput as _tocsin_window_v1_WatchWindowsResponseInput, WatchWindowsResponse as _tocsin_window_v1_WatchWindowsResponse } from './tocsin/window/v1/WatchWindowsResponse.ts';
import type { WindowInput as _tocsin_window_v1_WindowInput, Window as _tocsin_window_v1_Window } from './tocsin/window/v1/Window.ts';
import type { WindowServiceClient as _tocsin_window_v1_WindowServiceClient, WindowServiceDefinition as _tocsin_window_v1_WindowServiceDefinition } from './tocsin/window/v1/WindowService.ts';

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
    signal: {
      v1: {
        Arithmetic: MessageTypeDefinition<_tocsin_signal_v1_ArithmeticInput, _tocsin_signal_v1_Arithmetic>
        BacktestService: SubtypeConstructor<typeof grpc.Client, _tocsin_signal_v1_BacktestServiceClient> & { service: _tocsin_signal_v1_BacktestServiceDefinition }
        ExplainSignalRequest: MessageTypeDefinition<_tocsin_signal_v1_ExplainSignalRequestInput, _tocsin_signal_v1_ExplainSignalRequest>
        ExplainSignalResponse: MessageTypeDefinition<_tocsin_signal_v1_ExplainSignalResponseInput, _tocsin_signal_v1_ExplainSignalResponse>
        Fight: MessageTypeDefinition<_tocsin_signal_v1_FightInput, _tocsin_signal_v1_Fight>
        ListSignalsRequest: MessageTypeDefinition<_tocsin_signal_v1_ListSignalsRequestInput, _tocsin_signal_v1_ListSignalsRequest>
        ListSignalsResponse: MessageTypeDefinition<_tocsin_signal_v1_ListSignalsResponseInput, _tocsin_signal_v1_ListSignalsResponse>
        RunBacktestRequest: MessageTypeDefinition<_tocsin_signal_v1_RunBacktestRequestInput, _tocsin_signal_v1_RunBacktestRequest>
        RunBacktestResponse: MessageTypeDefinition<_tocsin_signal_v1_RunBacktestResponseInput, _tocsin_signal_v1_RunBacktestResponse>
        Signal: MessageTypeDefinition<_tocsin_signal_v1_SignalInput, _tocsin_signal_v1_Signal>
        SignalService: SubtypeConstructor<typeof grpc.Client, _tocsin_signal_v1_SignalServiceClient> & { service: _tocsin_signal_v1_SignalServiceDefinition }
        SignalState: EnumTypeDefinition
        Term: MessageTypeDefinition<_tocsin_signal_v1_TermInput, _tocsin_signal_v1_Term>
        WatchSignalsRequest: MessageTypeDefinition<_tocsin_signal_v1_WatchSignalsRequestInput, _tocsin_signal_v1_WatchSignalsRequest>
        WatchSignalsResponse: MessageTypeDefinition<_tocsin_signal_v1_WatchSignalsResponseInput, _tocsin_signal_v1_WatchSignalsResponse>
      }
    }
    window: {
      v1: {
        AboutTerm: MessageTypeDefinition<_tocsin_window_v1_AboutTermInput, _tocsin_window_v1_AboutTerm>
        Corrected: MessageTypeDefinition<_tocsin_window_v1_CorrectedInput, _tocsin_window_v1_Corrected>
        Flood: MessageTypeDefinition<_tocsin_window_v1_FloodInput, _tocsin_window_v1_Flood>
        LanguageCount: MessageTypeDefinition<_tocsin_window_v1_LanguageCountInput, _tocsin_window_v1_LanguageCount>
        ListWindowsRequest: MessageTypeDefinition<_tocsin_window_v1_ListWindowsRequestInput, _tocsin_window_v1_ListWindowsRequest>
        ListWindowsResponse: MessageTypeDefinition<_tocsin_window_v1_ListWindowsResponseInput, _tocsin_window_v1_ListWindowsResponse>
        TopicCount: MessageTypeDefinition<_tocsin_window_v1_TopicCountInput, _tocsin_window_v1_TopicCount>
        Usual: MessageTypeDefinition<_tocsin_window_v1_UsualInput, _tocsin_window_v1_Usual>
        WatchWindowsRequest: MessageTypeDefinition<_tocsin_window_v1_WatchWindowsRequestInput, _tocsin_window_v1_WatchWindowsRequest>
        WatchWindowsResponse: MessageTypeDefinition<_tocsin_window_v1_WatchWindowsResponseInput, _tocsin_window_v1_WatchWindowsResponse>
        Window: MessageTypeDefinition<_tocsin_window_v1_WindowInput, _tocsin_window_v1_Window>
        WindowService: SubtypeConstructor<typeof grpc.Client, _tocsin_window_v1_WindowServiceClient> & { service: _tocsin_window_v1_WindowServiceDefinition }
      }
    }
  }
}

