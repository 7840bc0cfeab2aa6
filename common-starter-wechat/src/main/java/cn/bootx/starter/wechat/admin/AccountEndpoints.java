package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.lang.Contract;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.wechat.content.WeChatPage;

/**
 * What the controllers share. Each endpoint takes the name of an {@code account}; without
 * one it means the primary account.
 */
abstract class AccountEndpoints<S> {

	private final AdminEndpoint endpoint;

	private final S primary;

	private final BiFunction<S, String, S> named;

	AccountEndpoints(String path, Setting setting, S primary, BiFunction<S, String, S> named) {
		this.endpoint = new AdminEndpoint(path, setting.authorizer(), setting.executor());
		this.primary = primary;
		this.named = named;
	}

	final AdminEndpoint endpoint() {
		return this.endpoint;
	}

	final S service(@Nullable String account) {
		return isBlank(account) ? this.primary : this.named.apply(this.primary, account);
	}

	final <T> CompletionStage<ResponseEntity<AdminResult<T>>> answer(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Function<S, @Nullable T> work) {
		return this.endpoint.answer(method, path, principal, () -> work.apply(service(account)));
	}

	final CompletionStage<ResponseEntity<AdminResult<Void>>> execute(HttpMethod method, String path,
			@Nullable Principal principal, @Nullable String account, Consumer<S> work) {
		return answer(method, path, principal, account, (service) -> {
			work.accept(service);
			return null;
		});
	}

	/** A page as WeChat counts them; how many rows it gives, the services check. */
	static <T, D> AdminResult.Page<D> page(int current, int size, BiFunction<Integer, Integer, WeChatPage<T>> list,
			Function<T, D> shown) {
		int page = Math.max(1, current);
		long offset = (page - 1L) * size;
		if (offset > Integer.MAX_VALUE) {
			throw new IllegalArgumentException("there is no page " + page + " with " + size + " rows");
		}
		WeChatPage<T> found = list.apply((int) offset, size);
		return new AdminResult.Page<>(page, size, found.total(), found.items().stream().map(shown).toList());
	}

	/** Whether a value contains what is looked for; without anything, all do. */
	static boolean like(@Nullable String value, @Nullable String part) {
		return isBlank(part)
				|| (value != null && value.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT)));
	}

	static String required(String field, @Nullable String value) {
		if (isBlank(value)) {
			throw new IllegalArgumentException(field + " must not be blank");
		}
		return value;
	}

	@Contract("null -> true")
	static boolean isBlank(@Nullable String value) {
		return value == null || value.isBlank();
	}

	/** What all controllers need. */
	record Setting(ThirdAdminAuthorizer authorizer, Executor executor) {
	}

}
