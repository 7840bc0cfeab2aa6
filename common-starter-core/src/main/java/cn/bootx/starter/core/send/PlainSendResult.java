package cn.bootx.starter.core.send;

import java.util.List;

/** Ids and receivers, nothing else. */
record PlainSendResult(List<String> ids, List<SendResult.NotReached> notReached) implements SendResult {

	PlainSendResult {
		ids = List.copyOf(ids);
		notReached = List.copyOf(notReached);
	}

}
