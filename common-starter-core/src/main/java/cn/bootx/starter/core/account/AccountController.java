package cn.bootx.starter.core.account;

import java.security.Principal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.json.Json;

/**
 * The endpoints for the stored accounts of a platform. What is written about an account
 * is its settings; of what is secret only that it is there is shown.
 *
 * @param <S> what is configured of an account
 * @since 0.1.0
 */
public abstract class AccountController<S extends AccountSettings> implements AdminEndpoint.Controller {

	/** What stands for a secret; sent back it leaves the secret as it is. */
	private static final String MASK = "******";

	private final Accounts<S, ?> accounts;

	private final AccountKind<S> kind;

	private final AdminEndpoint endpoint;

	protected AccountController(Accounts<S, ?> accounts, AdminEndpoint endpoint) {
		this.accounts = accounts;
		this.kind = accounts.kind();
		this.endpoint = endpoint;
	}

	/** Adds an account. */
	@PostMapping("/add")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> add(@Nullable Principal principal,
			@RequestBody Map<String, Object> param) {
		return execute(HttpMethod.POST, "/add", principal, param,
				(name) -> this.accounts.add(settings(name, param, Json.object())));
	}

	/** Changes an account; what is left out stays, and an empty text removes. */
	@PostMapping("/update")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> update(@Nullable Principal principal,
			@RequestBody Map<String, Object> param) {
		return execute(HttpMethod.POST, "/update", principal, param,
				(name) -> this.accounts.update(name, (present) -> settings(name, param, this.kind.write(present))));
	}

	/** Removes an account. */
	@DeleteMapping("/delete")
	public CompletionStage<ResponseEntity<AdminResult<Void>>> delete(@Nullable Principal principal,
			@RequestParam("name") String name) {
		return execute(HttpMethod.DELETE, "/delete", principal, Map.of("name", name), (present) -> {
			if (!this.accounts.remove(present)) {
				throw new IllegalArgumentException("there is no stored " + this.kind.noun() + " '" + present + "'");
			}
		});
	}

	/** A page of the stored accounts. */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<Map<String, Object>>>>> page(
			@Nullable Principal principal, @RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return this.endpoint.answer(HttpMethod.GET, "/page", principal,
				() -> AdminResult.Page.of(this.accounts.stored(), current, size).map(this::shown));
	}

	/** A stored account, or nothing. */
	@GetMapping("/findByName")
	public CompletionStage<ResponseEntity<AdminResult<Map<String, Object>>>> findByName(@Nullable Principal principal,
			@RequestParam("name") String name) {
		return this.endpoint.answer(HttpMethod.GET, "/findByName", principal,
				() -> this.accounts.stored()
					.stream()
					.filter((account) -> account.name().equals(name))
					.findAny()
					.map(this::shown)
					.orElse(null));
	}

	private CompletionStage<ResponseEntity<AdminResult<Void>>> execute(HttpMethod method, String path,
			@Nullable Principal principal, Map<String, Object> param, Consumer<String> work) {
		return this.endpoint.answer(method, path, principal, () -> {
			work.accept(String.valueOf(param.getOrDefault("name", "")));
			return null;
		});
	}

	private S settings(String name, Map<String, Object> param, ObjectNode json) {
		ObjectNode written = Json.toTree(param);
		written.remove("name");
		written.properties().removeIf((member) -> member.getValue().isNull() || isMask(member));
		written.properties().forEach((member) -> {
			requireMember(member.getKey());
			json.set(member.getKey(), member.getValue().asText().isEmpty() ? null : member.getValue());
		});
		S settings = read(name, json);
		ObjectNode taken = this.kind.write(settings);
		written.properties().forEach((member) -> {
			// A name that is not one of an enumeration is read as none.
			if (!taken.path(member.getKey()).asText("").equals(member.getValue().asText())) {
				throw wrong(member.getKey());
			}
		});
		return settings;
	}

	private boolean isMask(Map.Entry<String, JsonNode> member) {
		return this.kind.secrets().contains(member.getKey()) && member.getValue().asText().equals(MASK);
	}

	private void requireMember(String member) {
		var members = Arrays.stream(this.kind.type().getRecordComponents()).map((component) -> component.getName());
		if (members.noneMatch(member::equals)) {
			throw new IllegalArgumentException("there is no field '" + member + "' of an " + this.kind.noun());
		}
	}

	private S read(String name, ObjectNode json) {
		try {
			return this.kind.read(name, json);
		}
		catch (IllegalArgumentException ex) {
			// The mapper's own message quotes the value.
			throw (ex.getCause() instanceof JsonMappingException cause && !cause.getPath().isEmpty())
					? wrong(String.valueOf(cause.getPath().get(0).getFieldName())) : ex;
		}
	}

	private static IllegalArgumentException wrong(String member) {
		return new IllegalArgumentException("'" + member + "' has a value that it cannot have");
	}

	private Map<String, Object> shown(S settings) {
		Map<String, Object> shown = new LinkedHashMap<>();
		shown.put("name", settings.name());
		this.kind.write(settings)
			.properties()
			.forEach((member) -> shown.put(member.getKey(), this.kind.secrets().contains(member.getKey()) ? MASK
					: Json.convert(member.getValue(), Object.class)));
		return shown;
	}

}
