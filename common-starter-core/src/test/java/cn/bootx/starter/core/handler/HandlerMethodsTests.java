package cn.bootx.starter.core.handler;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class HandlerMethodsTests {

	private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

	@Test
	void findsThemInTheirOrderWithoutCreatingABean() {
		this.beans.registerBeanDefinition("good", new RootBeanDefinition(Good.class));
		assertThat(methods().with(Hears.class)).extracting(HandlerBinding::toString)
			.containsExactly("event first -> " + Good.class.getName() + ".first",
					"event fails -> " + Good.class.getName() + ".fails",
					"event later -> " + Good.class.getName() + ".later");
		assertThat(this.beans.containsSingleton("good")).isFalse();
	}

	@Test
	void givesArgumentsByTypeAndNameAndWaitsForAStage() throws Exception {
		this.beans.registerBeanDefinition("good", new RootBeanDefinition(Good.class));
		List<HandlerBinding<String, String>> found = methods().with(Hears.class);
		assertThat(found.get(0).handle("hi")).isEqualTo("<2 hi>");
		assertThat(found.get(2).handle("hi")).isEqualTo("<later hi>");
	}

	@Test
	void throwsWhatTheMethodThrows() {
		this.beans.registerBeanDefinition("good", new RootBeanDefinition(Good.class));
		HandlerBinding<String, String> fails = methods().with(Hears.class).get(1);
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> fails.handle("x")).withMessage("x");
	}

	@Test
	void refusesAtStartWhatItCannotCall() {
		this.beans.registerBeanDefinition("bad", new RootBeanDefinition(BadParameter.class));
		assertThatIllegalStateException().isThrownBy(() -> methods().with(Hears.class))
			.withMessageContaining("must be one of String content, Integer (compile with -parameters)");
		this.beans.removeBeanDefinition("bad");
		this.beans.registerBeanDefinition("bad", new RootBeanDefinition(BadReturn.class));
		assertThatIllegalStateException().isThrownBy(() -> methods().with(Hears.class))
			.withMessageContaining("it returns int, not String, CompletionStage or void");
	}

	private HandlerMethods<String, String> methods() {
		HandlerMethods.Arguments<String> arguments = new HandlerMethods.Arguments<String>()
			.text("content", (call) -> call)
			.type(Integer.class, String::length);
		return new HandlerMethods<>(this.beans, arguments, (returned) -> "<" + returned + ">", String.class);
	}

	@Retention(RetentionPolicy.RUNTIME)
	@interface Hears {

		String[] value();

	}

	static class Good {

		@Hears("later")
		CompletionStage<String> later(String content) {
			return CompletableFuture.completedFuture("later " + content);
		}

		@Order(2)
		@Hears("fails")
		void fails(String content) throws IOException {
			throw new IOException(content);
		}

		@Order(1)
		@Hears("first")
		String first(Integer length, String content) {
			return length + " " + content;
		}

	}

	static class BadParameter {

		@Hears("x")
		void hear(String somethingElse) {
		}

	}

	static class BadReturn {

		@Hears("x")
		int hear() {
			return 1;
		}

	}

}
