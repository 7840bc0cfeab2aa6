package demo;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class HomeController {

	@GetMapping("/")
	String home(Authentication login) {
		return "Logged in as " + login.getName();
	}

}
