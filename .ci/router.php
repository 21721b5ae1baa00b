<?php
// What a web server's rewrite rules do for WordPress.
$path = urldecode(parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/');
if (str_contains($path, '..') || str_contains($path, '/.')) {
    http_response_code(403);
    exit;
}
$file = $_SERVER['DOCUMENT_ROOT'] . $path;
if (is_dir($file)) {
    $file = rtrim($file, '/') . '/index.php';
}
if (is_file($file) && !str_ends_with($file, '.php')) {
    return false;
}
if (!is_file($file)) {
    $file = $_SERVER['DOCUMENT_ROOT'] . '/index.php';
    $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
}
$_SERVER['SCRIPT_FILENAME'] = $file;
chdir(dirname($file));
require $file;
