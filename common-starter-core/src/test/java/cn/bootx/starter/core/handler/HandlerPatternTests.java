package cn.bootx.starter.core.handler;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.MergedAnnotations;

import cn.bootx.starter.core.client.Platform;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerPatternTests {

	@Test
	void nothingMatchesAnything() {
		HandlerPattern any = HandlerPattern.of(new HandlerSelector() {
		});
		assertThat(any.matches(message("default", "text", null))).isTrue();
		assertThat(any.matches(message("crm", null, "CLICK", "k"))).isTrue();
		assertThat(any.isSpecific()).isFalse();
		assertThat(any).hasToString("any message");
	}

	@Test
	void namesInAnyCaseKeysExactlyOrByTheirBeginning() throws Exception {
		HandlerPattern click = pattern("clicked", Events.class);
		assertThat(click.matches(message("default", "EVENT", "CLICK", "V1_a"))).isTrue();
		assertThat(click.matches(message("default", "event", "scan", "x", "V1_a"))).isTrue();
		assertThat(click.matches(message("crm", "event", "CLICK", "V1_a"))).isFalse();
		assertThat(click.matches(message("default", "event", "CLICK", "v1_a"))).isFalse();
		assertThat(click.matches(message("default", "event", "CLICK"))).isFalse();
		assertThat(click.matches(message("default", "event", "VIEW", "V1_a"))).isFalse();
		assertThat(click.matches(message("default", "text", "CLICK", "V1_a"))).isFalse();
		assertThat(click.isSpecific()).isTrue();
		assertThat(click).hasToString("event click|SCAN key V1_* of [default]");
		HandlerPattern exact = pattern("exact", Events.class);
		assertThat(exact.matches(message("crm", "event", "ANY", "V1"))).isTrue();
		assertThat(exact.matches(message("crm", "event", "ANY", "V1_a"))).isFalse();
	}

	@Test
	void anAnnotationOfMessagesGetsNoEventsAndOneOfEventsNoMessages() throws Exception {
		HandlerPattern messages = pattern("messages", Messages.class);
		assertThat(messages.matches(message("default", "image", null))).isTrue();
		assertThat(messages.matches(message("default", "event", "CLICK"))).isFalse();
		HandlerPattern events = pattern("events", Events.class);
		assertThat(events.matches(message("default", "event", "CLICK"))).isTrue();
		assertThat(events.matches(message("default", "image", null))).isFalse();
		assertThat(events.isSpecific()).isFalse();
	}

	@Test
	void aTextMatchesAsAWhole() throws Exception {
		HandlerPattern order = pattern("order", Messages.class);
		assertThat(order.matches(said("order 7\nplease "))).isTrue();
		assertThat(order.matches(said("my order"))).isFalse();
		assertThat(order.matches(message("default", "text", null))).isFalse();
		assertThat(order).hasToString("text matching order.*");
	}

	private static HandlerPattern pattern(String method, Class<? extends Annotation> annotation) throws Exception {
		return HandlerPattern.of(MergedAnnotations.from(Methods.class.getDeclaredMethod(method)).get(annotation));
	}

	private static ReceivedMessage message(String account, @Nullable String type, @Nullable String event,
			String... keys) {
		return new ReceivedMessage(Platform.WECHAT, account, type, event, List.of(keys), null, "");
	}

	private static ReceivedMessage said(String content) {
		return new ReceivedMessage(Platform.WECHAT, "default", "text", null, List.of(), content, "");
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Messages {

		String[] type() default {};

		String content() default "";

		String[] accounts() default {};

	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Events {

		String[] value() default {};

		String key() default "";

		String[] accounts() default {};

	}

	static class Methods {

		@Events(value = { "click", "SCAN" }, key = "V1_*", accounts = "default")
		void clicked() {
		}

		@Events(key = "V1")
		void exact() {
		}

		@Events
		void events() {
		}

		@Messages
		void messages() {
		}

		@Messages(type = "text", content = "order.*")
		void order() {
		}

	}

}
