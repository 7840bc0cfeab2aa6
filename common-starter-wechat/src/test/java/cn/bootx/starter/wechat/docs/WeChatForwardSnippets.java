package cn.bootx.starter.wechat.docs;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.PushForwarder;

/**
 * The Java of the page on forwarding.
 */
final class WeChatForwardSnippets {

	interface TargetTable {

		List<URI> urls();

	}

	@Bean
	PushForwarder weChatForwarder(CallbackRuntime runtime, TargetTable table) {
		List<PushForwarder.Target> targets = table.urls()
			.stream()
			.map((url) -> new PushForwarder.Target("target table", url, Set.of(), Set.of(), Duration.ofSeconds(5), 1000,
					1))
			.toList();
		return new PushForwarder(targets, Duration.ofMinutes(5), Duration.ofSeconds(10), runtime.clock(),
				runtime.observer());
	}

}
