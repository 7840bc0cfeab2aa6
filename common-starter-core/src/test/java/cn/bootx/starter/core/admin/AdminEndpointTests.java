package cn.bootx.starter.core.admin;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

class AdminEndpointTests {

	private final List<String> steps = new ArrayList<>();

	private boolean allowed = true;

	private final AdminEndpoint endpoint = new AdminEndpoint("/things", this::isAllowed, (work) -> {
		this.steps.add("executor");
		work.run();
	});

	@Test
	void asksTheAuthorizerBeforeAnythingElse() {
		assertThat(answer(() -> {
			this.steps.add("work");
			return "done";
		}).getBody()).isEqualTo(AdminResult.ok("done"));
		assertThat(this.steps).containsExactly("GET /things/one", "executor", "work");
	}

	@Test
	void aCallThatTheClientGivesUpCanBeCancelled() {
		AdminEndpoint waiting = new AdminEndpoint("/things", this::isAllowed, (work) -> this.steps.add("waits"));
		CompletionStage<?> answer = waiting.answer(HttpMethod.GET, "/one", null, () -> "done");
		assertThat(answer.toCompletableFuture()).isSameAs(answer);
		assertThat(answer.toCompletableFuture().cancel(false)).isTrue();
	}

	@Test
	void doesNothingForARefusedCall() {
		this.allowed = false;
		ResponseEntity<AdminResult<String>> response = join(this.endpoint.answer(HttpMethod.GET, "/one", null, () -> {
			this.steps.add("body");
			return CompletableFuture.completedStage("body");
		}, (body) -> {
			this.steps.add("work");
			return body;
		}));
		assertThat(response.getStatusCode().value()).isEqualTo(403);
		assertThat(response.getBody()).isNull();
		assertThat(this.steps).containsExactly("GET /things/one");
	}

	@Test
	void tellsFailuresThatHelpTheReader() {
		assertThat(failure(new IllegalArgumentException("name is blank"))).isEqualTo("name is blank");
		assertThat(failure(new RecordStore.ConflictException("things", "one", "was changed"))).contains("things/one",
				"read it again");
		assertThat(failure(new StoreUnavailableException("redis", "find", new IOException("at 10.0.0.1"))))
			.contains("'redis'")
			.doesNotContain("10.0.0.1");
		assertThat(failure(PlatformException.of(Platform.WECHAT, "/cgi-bin/menu/create")
			.code("40018")
			.message("invalid button name size")
			.category(ErrorCategory.INVALID_ARGUMENT, "shorten it")
			.build())).contains("40018", "invalid button name size", "shorten it");
	}

	@Test
	void tellsWhatNobodyForesawToTheLogOnly() {
		assertThat(failure(new IllegalStateException("row 42 is broken"))).contains("log").doesNotContain("42");
	}

	@Test
	void aBodyThatCannotBeReadIsAFailureToo() {
		assertThat(bodyFailure(() -> {
			throw new IllegalArgumentException("too large");
		})).isEqualTo("too large");
		assertThat(bodyFailure(() -> CompletableFuture
			.failedStage(new CompletionException(new IllegalArgumentException("too many parts")))))
			.isEqualTo("too many parts");
	}

	private String bodyFailure(Supplier<CompletionStage<String>> body) {
		return message(join(this.endpoint.answer(HttpMethod.POST, "/one", null, body, (read) -> read)));
	}

	private String failure(RuntimeException failure) {
		return message(answer(() -> {
			throw failure;
		}));
	}

	private static String message(ResponseEntity<AdminResult<String>> response) {
		assertThat(response.getStatusCode().value()).isEqualTo(200);
		AdminResult<String> result = response.getBody();
		assertThat(result.code()).isEqualTo(AdminResult.FAILED);
		assertThat(result.data()).isNull();
		return result.msg();
	}

	private ResponseEntity<AdminResult<String>> answer(Supplier<String> work) {
		return join(this.endpoint.answer(HttpMethod.GET, "/one", null, work));
	}

	private static <T> T join(CompletionStage<T> stage) {
		return stage.toCompletableFuture().join();
	}

	private boolean isAllowed(ThirdAdminAuthorizer.Access access) {
		this.steps.add(access.method() + " " + access.path());
		return this.allowed;
	}

}
