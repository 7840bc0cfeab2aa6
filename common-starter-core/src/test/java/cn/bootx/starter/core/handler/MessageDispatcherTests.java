package cn.bootx.starter.core.handler;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.core.send.MessageCheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class MessageDispatcherTests {

	private final List<String> asked = new ArrayList<>();

	private final MessageDispatcher<String, String> dispatcher = new MessageDispatcher<>(String.class,
			HandlerSelector.class, "String handle(String call)");

	@Test
	void theFirstReplyWinsAndEndsTheRound() throws Exception {
		this.dispatcher
			.add(List.of(handler("silent", null, false), handler("first", "1", false), handler("never", "2", false)));
		assertThat(dispatch()).isEqualTo(new Answer<>("1", Named.class.getName()));
		assertThat(this.asked).containsExactly("silent", "first");
	}

	@Test
	void aHandlerMayLetLaterOnesRunButItsReplyIsTheOneThatIsSent() throws Exception {
		this.dispatcher.add(List.of(handler("open", "1", true), handler("silent", null, false),
				handler("second", "2", false), handler("never", "3", false)));
		assertThat(dispatch().reply()).isEqualTo("1");
		assertThat(this.asked).containsExactly("open", "silent", "second");
	}

	@Test
	void builtInHandlersAreAskedAndOneIsSuggestedWhereNoHandlerTakesTheMessage(CapturedOutput output) throws Exception {
		this.dispatcher.addLastResorts(List.of(handler("built-in", "text", false)))
			.add(List.of(handler("counting", null, false).takingIfSpecific()));
		assertThat(dispatch().reply()).isEqualTo("text");
		assertThat(this.asked).containsExactly("counting", "built-in");
		assertThat(output).contains("No handler for ding-talk messages of the kind event user_add_org.");
	}

	@Test
	void aHandlerThatTakesTheMessageKeepsTheBuiltInOnesAway(CapturedOutput output) throws Exception {
		this.dispatcher.addLastResorts(List.of(handler("built-in", "text", false)))
			.add(List.of(handler("silent", null, false)));
		assertThat(dispatch().reply()).isNull();
		assertThat(this.asked).containsExactly("silent");
		assertThat(output).doesNotContain("No handler");
	}

	@Test
	void aFailureEndsTheRoundAndNamesItsHandler(CapturedOutput output) {
		this.dispatcher.add(List.of(failing("first"), handler("never", "1", false)));
		assertThatIllegalStateException().isThrownBy(this::dispatch).withMessage("first");
		assertThat(this.asked).isEmpty();
		assertThat(output).contains(Named.class.getName() + " failed on event user_add_org of ding-talk 'default'");
	}

	@Test
	void whereAllRunTheFirstFailureIsThrownInTheEnd() {
		this.dispatcher.allRun().add(List.of(failing("first"), handler("later", null, false), failing("second")));
		assertThatIllegalStateException().isThrownBy(this::dispatch)
			.withMessage("first")
			.satisfies(
					(ex) -> assertThat(ex.getSuppressed()).singleElement().isInstanceOf(IllegalStateException.class));
		assertThat(this.asked).containsExactly("later");
	}

	@Test
	void aMessageThatCannotBeSentIsNotMadeAgain() {
		this.dispatcher.add(List.of(binding("strict", (call) -> {
			MessageCheck.of(Platform.DING_TALK, "text").required("content", " ").done();
			return null;
		}, false)));
		assertThatExceptionOfType(CallbackDispatcher.UnwritableReplyException.class).isThrownBy(this::dispatch)
			.withMessageContaining(Named.class.getName());
	}

	@Test
	void interceptorsAreAskedInOrderBeforeAndInReverseAfter() throws Exception {
		this.dispatcher.add(List.of(handler("handler", "reply", false)))
			.addInterceptors(List.of(interceptor("outer", true), interceptor("inner", true)));
		assertThat(dispatch().reply()).isEqualTo("reply inner outer");
		assertThat(this.asked).containsExactly("outer", "inner", "handler");
	}

	@Test
	void anInterceptorKeepsAMessageFromTheHandlers() throws Exception {
		this.dispatcher.add(List.of(handler("handler", "reply", false)))
			.addInterceptors(List.of(interceptor("guard", false), interceptor("inner", true)));
		assertThat(dispatch().reply()).isNull();
		assertThat(this.asked).containsExactly("guard");
	}

	@Test
	void aReplyOfAnotherTypeIsRefusedWithTheInterceptorsName() {
		this.dispatcher.addInterceptors(List.of(new MessageInterceptor() {

			@Override
			public Object after(ReceivedMessage message, @Nullable Object reply) {
				return 7;
			}

		}));
		assertThatIllegalStateException().isThrownBy(this::dispatch)
			.withMessageContaining(MessageDispatcherTests.class.getName())
			.withMessageContaining("return a java.lang.String");
	}

	private Answer<String> dispatch() throws Exception {
		return this.dispatcher.dispatch(
				new ReceivedMessage(Platform.DING_TALK, "default", "event", "user_add_org", List.of(), null, "push"),
				"call");
	}

	private HandlerBinding<String, String> handler(String name, @Nullable String reply, boolean laterRunToo) {
		return binding(name, (call) -> {
			this.asked.add(name);
			return reply;
		}, laterRunToo);
	}

	private HandlerBinding<String, String> failing(String message) {
		return binding(message, (call) -> {
			throw new IllegalStateException(message);
		}, false);
	}

	private static HandlerBinding<String, String> binding(String name, HandlerBinding.Handler<String, String> handler,
			boolean laterRunToo) {
		Named bean = new Named(name, laterRunToo);
		return HandlerBinding.of(bean, bean, handler);
	}

	private MessageInterceptor interceptor(String name, boolean lets) {
		return new MessageInterceptor() {

			@Override
			public boolean before(ReceivedMessage message) {
				MessageDispatcherTests.this.asked.add(name);
				return lets;
			}

			@Override
			public Object after(ReceivedMessage message, @Nullable Object reply) {
				return reply + " " + name;
			}

		};
	}

	record Named(String name, boolean isLaterHandlersRunToo) implements HandlerSelector {

	}

}
