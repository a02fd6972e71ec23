import type * as grpc from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';

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

