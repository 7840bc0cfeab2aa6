package cn.bootx.starter.core.admin;

import java.security.Principal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * What all admin controllers do around their work: ask the authorizer first, leave the
 * server's thread, and report a failure in the envelope, with its remedy. An unexpected
 * failure is written to the log only.
 *
 * @param root path of the controller
 * @param executor does the work, because a store or a platform may block
 * @since 0.1.0
 */
public record AdminEndpoint(String root, ThirdAdminAuthorizer authorizer, Executor executor) {

	private static final Logger logger = LoggerFactory.getLogger(AdminEndpoint.class);

	/**
	 * The host's authorizer.
	 * @param property property that switched the endpoints on
	 * @param what what any client could do without an authorizer, for example
	 * {@code manage robots}
	 * @throws InvalidConfigurationException if the host has none
	 */
	public static ThirdAdminAuthorizer authorizer(ObjectProvider<ThirdAdminAuthorizer> authorizer, String property,
			String what) {
		return authorizer.getIfAvailable(() -> {
			throw new InvalidConfigurationException(property,
					"there is no ThirdAdminAuthorizer bean, so any client could " + what,
					"Define a bean of type " + ThirdAdminAuthorizer.class.getName() + ", or switch the endpoints off.");
		});
	}

	/**
	 * Does the work of a call that is allowed; a refused one gets 403 and an empty body.
	 * @param path path below that of the controller
	 */
	public <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, Supplier<@Nullable T> work) {
		// No minimal stage: WebFlux cancels what a client does not wait for.
		return answer(method, path, principal, () -> CompletableFuture.completedFuture(path),
				(nothingMore) -> work.get());
	}

	/**
	 * The same for a call whose body arrives only when it is asked for.
	 * @param body reads the body of an allowed call
	 */
	public <B, T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, Supplier<CompletionStage<B>> body, Function<B, @Nullable T> work) {
		if (!this.authorizer.isAllowed(new ThirdAdminAuthorizer.Access(method.name(), this.root + path, principal))) {
			return CompletableFuture.completedFuture(ResponseEntity.status(403).build());
		}
		return arriving(body)
			.<AdminResult<T>>handleAsync(
					(arrived, failure) -> (failure == null) ? result(path, arrived, work) : failed(path, failure),
					this.executor)
			.thenApply(ResponseEntity::ok);
	}

	private static <B> CompletionStage<B> arriving(Supplier<CompletionStage<B>> body) {
		try {
			return body.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private <B, T> AdminResult<T> result(String path, B arrived, Function<B, @Nullable T> work) {
		try {
			return AdminResult.ok(work.apply(arrived));
		}
		catch (RuntimeException ex) {
			return failed(path, ex);
		}
	}

	private <T> AdminResult<T> failed(String path, Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof IllegalArgumentException || cause instanceof RecordStore.ConflictException) {
			return AdminResult.failed(String.valueOf(cause.getMessage()));
		}
		if (cause instanceof PlatformException || cause instanceof StoreUnavailableException) {
			// Their messages are made for people and hold no secret.
			logger.warn("{}{} failed: {}", this.root, path, cause.getMessage());
			return AdminResult.failed(String.valueOf(cause.getMessage()));
		}
		logger.error("{}{} failed", this.root, path, cause);
		return AdminResult.failed("failed; the log of the application says why");
	}

	/**
	 * A controller that takes JSON. Spring MVC reads the JSON of a request before a
	 * method of the controller, and in it the authorizer, is called; so it is refused
	 * unread where it has more than 1 MB (413) or does not declare its length (411).
	 */
	public interface Controller {

	}

}
