package demo;

import java.util.Map;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_GATEWAY)
	Map<String, String> refused(PlatformException ex) {
		return Map.of("error", ex.getMessage());
	}

	@ExceptionHandler({ InvalidMessageException.class, Bindings.ConflictException.class, IllegalArgumentException.class,
			IllegalStateException.class })
	@ResponseStatus(HttpStatus.CONFLICT)
	Map<String, String> notPossible(RuntimeException ex) {
		return Map.of("error", ex.getMessage());
	}

}
