package cn.bootx.starter.core.send;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReceiversTests {

	private static final List<String> FIVE = List.of("a", "b", "c", "d", "e");

	@Test
	void eachReceiverOnceInTheOrderAndSpellingOfTheCaller() {
		assertThat(Receivers.distinct(List.of("b", "a", "b", "B"))).containsExactly("b", "a", "B");
		assertThat(Receivers.distinctIgnoringCase(List.of("ZhangSan", "lisi", "zhangsan", "LISI")))
			.containsExactly("ZhangSan", "lisi");
		assertThat(Receivers.spelledAs(List.of("ZhangSan"), "zhangsan")).isEqualTo("ZhangSan");
		assertThat(Receivers.spelledAs(List.of("ZhangSan"), "other")).isEqualTo("other");
	}

	@Test
	void splitsAtTheLimit() {
		assertThat(Receivers.split(FIVE, 2)).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
		assertThat(Receivers.split(FIVE, 5)).containsExactly(FIVE);
		assertThat(Receivers.split(List.of(), 5)).isEmpty();
		List<Integer> many = IntStream.range(0, 2001).boxed().toList();
		assertThat(Receivers.split(many, 1000)).extracting(List::size).containsExactly(1000, 1000, 1);
	}

	@Test
	void severalCallsHaveOneResult() {
		SendResult result = Receivers.send(FIVE, 2, (part) -> SendResult.of(List.of("id-" + part.get(0)),
				part.contains("c") ? List.of(new SendResult.NotReached("c", "left")) : List.of()));
		assertThat(result.ids()).containsExactly("id-a", "id-c", "id-e");
		assertThat(result.notReached()).containsExactly(new SendResult.NotReached("c", "left"));
		assertThat(result.complete()).isFalse();
		assertThat(SendResult.of("id").complete()).isTrue();
		assertThat(SendResult.of("").ids()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = { "AUTH", "PERMISSION", "IP_NOT_ALLOWED", "QUOTA" })
	void onePartsFailureDoesNotEndTheSend(ErrorCategory category) {
		List<List<String>> calls = new ArrayList<>();
		SendResult result = Receivers.send(FIVE, 2, (part) -> {
			calls.add(part);
			return acceptExcept("a", category, part);
		});
		assertThat(calls).hasSize(3);
		assertThat(result.ids()).containsExactly("c", "e");
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("a", "b");
		assertThat(result.notReached()).allMatch((one) -> one.reason().contains("black list"));
	}

	@ParameterizedTest
	@EnumSource(names = { "AUTH", "PERMISSION", "IP_NOT_ALLOWED", "QUOTA" })
	void aFailureThatAllWouldShareEndsTheSend(ErrorCategory category) {
		List<List<String>> calls = new ArrayList<>();
		SendResult result = Receivers.send(FIVE, 2, (part) -> {
			calls.add(part);
			return acceptExcept("c", category, part);
		});
		assertThat(calls).hasSize(2);
		assertThat(result.ids()).containsExactly("a");
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver).containsExactly("c", "d", "e");
	}

	@Test
	void whereNoPartIsAcceptedTheFirstFailureIsThrown() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> Receivers.send(FIVE, 2, (part) -> {
			throw failure("refused " + part.get(0), ErrorCategory.NOT_FOUND);
		})).withMessageContaining("refused a");
	}

	@Test
	void aMistakeInTheCodeIsNotAResult() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> Receivers.send(FIVE, 2, (part) -> {
			throw new IllegalStateException("bug");
		}));
	}

	@Test
	void anUnknownNameSaysWhatThereIs() {
		PlatformException ex = PlatformException.notFound(Platform.WECOM, "/webhook/send", "robot", "opps",
				List.of("ops", "dev"), "write bootx.starter.third.wecom.robots.opps.key");
		assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
		assertThat(ex.code()).isEqualTo("unknown-robot");
		assertThat(ex).hasMessageContaining("there is no robot 'opps'; there are [dev, ops]")
			.hasMessageContaining("Hint: write bootx");
		assertThat(PlatformException.notFound(Platform.WECOM, "x", "agent", "a", List.of(), "h"))
			.hasMessageContaining("none is configured");
	}

	private static SendResult acceptExcept(String refused, ErrorCategory category, List<String> part) {
		if (part.contains(refused)) {
			throw failure("on the black list", category);
		}
		return SendResult.of(part.get(0));
	}

	private static PlatformException failure(String message, ErrorCategory category) {
		return PlatformException.of(Platform.WECHAT, "/message/custom/send")
			.message(message)
			.category(category)
			.build();
	}

}
